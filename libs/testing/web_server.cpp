#include "libs/testing/web_server.hpp"

#include <stdexcept>

namespace participation::testing {
namespace {

constexpr char kProgram[] = R"(
import functools, http.server, ssl, sys, threading

class Handler(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        if self.path == '/slow':
            threading.Event().wait()
        elif self.path == '/redirect':
            self.send_response(302)
            self.send_header('Location', 'http://127.0.0.1:1/')
            self.end_headers()
        elif self.path == '/broken':
            self.send_error(503)
        else:
            super().do_GET()

    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

folder, certificate = sys.argv[1:]
server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), functools.partial(Handler, directory=folder))
if certificate:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
print('https://localhost' if certificate else 'http://127.0.0.1', server.server_port, sep=':', flush=True)
server.serve_forever()
)";

}  // namespace

WebServer::WebServer(const std::filesystem::path& folder, const std::filesystem::path& certificate_and_key)
    : process_{{"/usr/bin/env", {"python3", "-c", kProgram, folder.string(), certificate_and_key.string()}}} {
  const auto url = process_.WaitForLine("^(https?://.*)$");
  if (!url) throw std::runtime_error{"python3 cannot serve the web: " + process_.Errors()};
  url_ = *url;
}

int WebServer::Asked(const std::string& path) const {
  const std::string log = process_.Errors();
  const std::string request = " " + path + " HTTP/";
  int times = 0;
  for (auto at = log.find(request); at != std::string::npos; at = log.find(request, at + 1)) ++times;
  return times;
}

}  // namespace participation::testing
