# The build in five verbs: a folder goes in, a target comes out. The folder is the list of its sources.

# add_subfolders(libs): every folder below it that has a CMakeLists.txt.
macro(add_subfolders folder)
  file(GLOB lists CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*/CMakeLists.txt)
  foreach(list ${lists})
    get_filename_component(subfolder ${list} DIRECTORY)
    add_subdirectory(${subfolder})
  endforeach()
endmacro()

# generate_cpp(target root protos): C++ for messages, and for the services in *_service.proto, named as seen from root.
# To be called from proto/CMakeLists.txt: generated files belong to the folder that asks for them.
function(generate_cpp target root protos)
  set(out ${PROJECT_BINARY_DIR}/proto)
  set_target_properties(${target} PROPERTIES UNITY_BUILD OFF)  # generated files share the names of their statics
  foreach(proto ${protos})
    file(RELATIVE_PATH stem ${root} ${proto})
    string(REGEX REPLACE "\\.proto$" "" stem ${stem})
    set(generated ${out}/${stem}.pb.cc ${out}/${stem}.pb.h)
    set(services "")
    if(proto MATCHES "(_service|health|reflection)\\.proto$")
      list(APPEND generated ${out}/${stem}.grpc.pb.cc ${out}/${stem}.grpc.pb.h)
      set(services --grpc_out=${out} "--plugin=protoc-gen-grpc=$<TARGET_FILE:gRPC::grpc_cpp_plugin>")
    endif()
    add_custom_command(OUTPUT ${generated}
      COMMAND protobuf::protoc --cpp_out=${out} ${services} --dependency_out=${out}/${stem}.d
        -I${root} -I${PROJECT_SOURCE_DIR}/proto -I${PROJECT_SOURCE_DIR}/third_party/proto ${stem}.proto
      DEPENDS ${proto} DEPFILE ${out}/${stem}.d COMMENT "Generating C++ for ${stem}.proto" VERBATIM)
    target_sources(${target} PRIVATE ${generated})
  endforeach()
endfunction()

# Generated code is large and not worth optimising far: less of both makes a third of it quicker to build.
set(generated_code_options -O1 -g0)

# add_proto(people_bank): every .proto under proto/participation/people_bank becomes the library proto_people_bank.
function(add_proto name)
  cmake_parse_arguments(arg "" "" "LINK" ${ARGN})
  file(GLOB_RECURSE protos CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/proto/participation/${name}/*.proto)
  add_library(proto_${name} STATIC ${protos})
  target_link_libraries(proto_${name} PUBLIC protobuf::libprotobuf gRPC::grpc++ ${arg_LINK})
  target_include_directories(proto_${name} SYSTEM PUBLIC ${PROJECT_BINARY_DIR}/proto)
  target_compile_options(proto_${name} PRIVATE ${generated_code_options})
  generate_cpp(proto_${name} ${PROJECT_SOURCE_DIR}/proto "${protos}")
endfunction()

# use_servers(test): the test finds real servers through its environment, or why there are none. ctest starts them before
# the first such test and ends them after the last.
function(use_servers test)
  set_tests_properties(${test} PROPERTIES FIXTURES_REQUIRED servers)
  set_property(TEST ${test} APPEND PROPERTY ENVIRONMENT
    PARTICIPATION_TEST_SERVERS=${PROJECT_BINARY_DIR}/servers/servers.env)
endfunction()

# test_on_postgres(service_people_bank [argument...]): its tests once more, with their databases on PostgreSQL.
function(test_on_postgres target)
  add_test(NAME ${target}_on_postgres COMMAND ${target}_test ${ARGN})
  use_servers(${target}_on_postgres)
  set_property(TEST ${target}_on_postgres APPEND PROPERTY ENVIRONMENT PARTICIPATION_TEST_DATABASE=postgres)
  set_tests_properties(${target}_on_postgres PROPERTIES TIMEOUT 600 SKIP_REGULAR_EXPRESSION "install postgresql")
endfunction()

# add_servers(): what starts and ends them. A server that the machine cannot run is said, and its tests are skipped.
function(add_servers)
  foreach(what up down)
    add_test(NAME servers_${what} COMMAND ${PROJECT_SOURCE_DIR}/tools/servers ${what} ${PROJECT_BINARY_DIR}/servers)
  endforeach()
  set_tests_properties(servers_up PROPERTIES FIXTURES_SETUP servers TIMEOUT 600)  # Maven may have to fetch Kafka
  set_tests_properties(servers_down PROPERTIES FIXTURES_CLEANUP servers TIMEOUT 60)
endfunction()

# _add_folder(target folder): the folder's sources become a static library, its *_test.cpp one test program.
# The release build compiles many sources as one, which is three times as fast: not those of APART, of store/ and of
# domain/, whose files use the same short names for their own, and include little. SERVERS: its tests use real servers.
function(_add_folder target folder)
  cmake_parse_arguments(arg "APART;SERVERS" "" "LINK;TEST_LINK" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  set(apart ${sources})
  list(FILTER apart INCLUDE REGEX "/(store|domain)/")
  set_source_files_properties(${apart} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  if(arg_APART)
    set(CMAKE_UNITY_BUILD OFF)
  endif()
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "(_test|/main)\\.cpp$")
  set(scope PUBLIC)
  if(sources)
    add_library(${target} STATIC ${sources})
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(${target} ${scope} ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR})
  target_link_libraries(${target} ${scope} ${arg_LINK})
  if(tests)
    add_executable(${target}_test ${tests})
    target_link_libraries(${target}_test PRIVATE ${target} ${arg_TEST_LINK} GTest::gmock_main)
    target_compile_definitions(${target}_test PRIVATE
      PARTICIPATION_SOURCE_DIR="${PROJECT_SOURCE_DIR}" PARTICIPATION_BINARY_DIR="${PROJECT_BINARY_DIR}")
    add_test(NAME ${target} COMMAND ${target}_test)
    set_tests_properties(${target} PROPERTIES TIMEOUT 600)
    if(arg_SERVERS)
      use_servers(${target})
    endif()
  endif()
endfunction()

# add_lib(LINK ...): the folder libs/x that calls it becomes lib_x, and its tests lib_x_test.
function(add_lib)
  get_filename_component(name ${CMAKE_CURRENT_SOURCE_DIR} NAME)
  _add_folder(lib_${name} ${CMAKE_CURRENT_SOURCE_DIR} ${ARGN})
endfunction()

# add_service(people-bank LINK ...): the folder services/x becomes service_x with its migrations, and the named program.
function(add_service program)
  get_filename_component(name ${CMAKE_CURRENT_SOURCE_DIR} NAME)
  embed_migrations(${name})
  _add_folder(service_${name} ${CMAKE_CURRENT_SOURCE_DIR} ${ARGN})
  if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/main.cpp)
    add_executable(${program} ${CMAKE_CURRENT_SOURCE_DIR}/main.cpp)
    target_link_libraries(${program} PRIVATE service_${name})
    set_target_properties(${program} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
  endif()
endfunction()

# embed_migrations(people_bank): store/migrations/NNNN_name.sql as the constant kMigrations in store/migrations.hpp.
function(embed_migrations service)
  file(GLOB scripts CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/services/${service}/store/migrations/*.sql)
  list(SORT scripts)
  set(entries "")
  foreach(script ${scripts})
    get_filename_component(file_name ${script} NAME_WE)
    string(REGEX MATCH "^[0-9]+" number ${file_name})
    math(EXPR number "${number}")
    file(READ ${script} text)
    string(APPEND entries "    {${number}, \"${file_name}\", R\"sql(${text})sql\"},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${script})
  endforeach()
  if(NOT entries)
    return()
  endif()
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/services/${service}/store/migrations.hpp @ONLY CONTENT
"#pragma once

#include \"libs/database/migration.hpp\"

namespace participation::@service@::store {

inline constexpr database::Migration kMigrations[] = {
@entries@};

}  // namespace participation::@service@::store
")
endfunction()
