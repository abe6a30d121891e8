#pragma once

namespace participation::database::postgres {

// The types that the schemas and their expressions use, by their numbers in PostgreSQL's pg_type.dat.
enum Type : unsigned {
  kBool = 16,
  kBytea = 17,
  kName = 19,
  kInt8 = 20,
  kInt2 = 21,
  kInt4 = 23,
  kText = 25,
  kFloat4 = 700,
  kFloat8 = 701,
  kVarchar = 1043,
  kNumeric = 1700,
  kVoid = 2278,
};

}  // namespace participation::database::postgres
