package dev.steadfast.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.steadfast.standalone.mail.EmbeddedMailbox;
import io.grpc.ManagedChannelBuilder;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;

/** The quick start with a page that only tells whether database, engine and mailbox are the ones of the last start. */
public final class PartsOnly {
    private PartsOnly() {}

    /** As the quick start's own. */
    public static void main(String[] arguments) {
        Steadfast.launch(PartsOnly::page);
    }

    private static Application page(Map<String, Object> properties, Optional<EmbeddedMailbox> mailbox) {
        try {
            countThisStart(properties);
            var page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            answer(page, "/starts", () -> starts(properties));
            answer(page, "/namespace", () -> namespace(properties));
            answer(page, "/mail", () -> sendMail(mailbox.orElseThrow()));
            answer(page, "/pid", () -> Long.toString(ProcessHandle.current().pid()));
            page.start();
            return new Page(page);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void countThisStart(Map<String, Object> properties) throws SQLException {
        try (var connection = DriverManager.getConnection(url(properties));
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS start (id int GENERATED ALWAYS AS IDENTITY)");
            statement.execute("INSERT INTO start DEFAULT VALUES");
        }
    }

    private static String starts(Map<String, Object> properties) throws SQLException {
        try (var connection = DriverManager.getConnection(url(properties));
                var statement = connection.createStatement();
                var count = statement.executeQuery(
                        "SELECT count(*) || ' ' || current_setting('fsync') || ' ' || current_setting('synchronous_commit') FROM start")) {
            count.next();
            return count.getString(1);
        }
    }

    private static String url(Map<String, Object> properties) {
        return (String) properties.get("spring.datasource.url");
    }

    private static String namespace(Map<String, Object> properties) {
        var channel = ManagedChannelBuilder.forTarget((String) properties.get("steadfast.temporal.address"))
                .usePlaintext()
                .build();
        try {
            return WorkflowServiceGrpc.newBlockingStub(channel)
                    .describeNamespace(DescribeNamespaceRequest.newBuilder()
                            .setNamespace("default")
                            .build())
                    .getNamespaceInfo()
                    .getId();
        } finally {
            channel.shutdownNow();
        }
    }

    private static String sendMail(EmbeddedMailbox mailbox) throws Exception {
        var settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", mailbox.smtpPort());
        var message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress("steadfast@example.com"));
        message.setRecipient(RecipientType.TO, new InternetAddress("ada@example.com"));
        message.setSubject("message " + (mailbox.size() + 1));
        message.setText("Hello");
        Transport.send(message);
        return Integer.toString(mailbox.size());
    }

    private static void answer(HttpServer page, String path, Callable<String> text) {
        page.createContext(path, exchange -> respond(exchange, text));
    }

    private static void respond(HttpExchange exchange, Callable<String> text) throws IOException {
        try (exchange) {
            byte[] answer = text.call().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (Exception e) {
            exchange.sendResponseHeaders(500, -1);
        }
    }

    private record Page(HttpServer server) implements Application {
        @Override
        public int port() {
            return server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
