import io.trino.server.Server;

/** Starts a server from its libraries; the packed one has nothing more. */
public class TrinoServer {
  public static void main(String[] version) {
    new Server().start(version[0]);
  }
}
