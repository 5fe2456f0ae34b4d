import io.trino.server.Server;

/** Starts a server from its libraries; it ends with the process that started it. */
public class TrinoServer {
  public static void main(String[] version) {
    ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
    new Server().start(version[0]);
  }
}
