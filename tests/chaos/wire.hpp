#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <list>
#include <mutex>
#include <thread>

namespace participation::chaos {

// The network between clients and one server, both on this machine: passes on what both say, until it is harmed.
// Thread-safe.
class Wire {
 public:
  enum class Harm {
    kNone,
    kCut,          // connections break, new ones too
    kHeld,         // nothing arrives, and nobody is told: as if a cable were out
    kSlow,         // each piece arrives a while later
    kAnswersLost,  // the server hears, and does what it is asked, but its answers do not arrive
  };

  // Listens on a free port of 127.0.0.1. Throws std::system_error.
  Wire();
  ~Wire();
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  int port() const { return port_; }
  // Where connections lead from now on.
  void LeadTo(int port) { server_ = port; }
  int leads_to() const { return server_; }

  // Harms all connections, or every second one. `kNone` mends it: those break on which something was lost.
  void Suffer(Harm harm, bool half = false);

 private:
  struct Connection {
    Connection(int client_end, int server_end, bool is_odd) : client{client_end}, server{server_end}, odd{is_odd} {}
    ~Connection();
    void Break() const;

    const int client;
    const int server;
    const bool odd;  // of every second one
    std::atomic<bool> lossy{false};
    std::atomic<int> ended{0};  // directions
    std::array<std::jthread, 2> directions = {};
  };

  void Accept();
  void Open(int client);
  void Pass(Connection& connection, int from, int to);
  // What becomes of something that has just been said, once it is passed on at all.
  Harm Await(const Connection& connection);
  bool IsCut(bool odd) const { return harm_ == Harm::kCut && (odd || !half_); }

  const int listening_;
  int port_ = 0;
  std::atomic<int> server_{0};
  std::mutex mutex_;
  std::condition_variable changed_;
  Harm harm_ = Harm::kNone;
  bool half_ = false;
  bool closing_ = false;
  bool odd_ = false;
  std::list<Connection> connections_;
  std::jthread accepting_;
};

}  // namespace participation::chaos
