import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// The health check of a container, whose image has no shell: exits 0 if the service is ready. The variable
/// MANAGEMENT_SERVER_PORT is its management port, as for the service.
///
///     java -cp /opt/trunkline HealthProbe
class HealthProbe {
    private static final int TIMEOUT_MILLIS = 3_000;

    public static void main(String[] arguments) {
        System.exit(isReady(Integer.parseInt(System.getenv("MANAGEMENT_SERVER_PORT"))) ? 0 : 1);
    }

    private static boolean isReady(int managementPort) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), managementPort), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream()
                    .write("GET /actuator/health/readiness HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            return new String(status, StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException _) {
            return false;
        }
    }
}
