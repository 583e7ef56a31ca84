package dev.steadfast.activities.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A mail server on loopback that answers as told. It is well-behaved except for the phases, or whole lines, that it was
 * given an answer for.
 */
public final class ScriptedServer implements AutoCloseable {

    /** Instead of an answer: the connection is dropped. */
    public static final String DROP = "drop";
    /** Instead of an answer: silence. */
    public static final String HANG = "hang";
    /** Instead of an answer: an answer without an end. */
    static final String BABBLE = "babble";

    private static final Map<String, String> WELL_BEHAVED = Map.of(
            "GREETING", "220 scripted ESMTP",
            "EHLO", "250 scripted",
            "MAIL", "250 sender ok",
            "RCPT", "250 recipient ok",
            "DATA", "354 go ahead",
            ".", "250 queued as 42",
            "RSET", "250 forgotten",
            "QUIT", "221 bye");

    private final int port;
    private volatile ServerSocket socket;
    private final Map<String, String> script = new ConcurrentHashMap<>(WELL_BEHAVED);
    private final Map<String, String> once = new ConcurrentHashMap<>();
    private final @Nullable SSLContext tls;
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

    public ScriptedServer() throws IOException {
        this(null);
    }

    /** One that turns to TLS when it is asked to. */
    ScriptedServer(@Nullable SSLContext tls) throws IOException {
        this.tls = tls;
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        port = socket.getLocalPort();
        Thread.ofVirtual().start(this::accept);
    }

    /** Ends: connections are refused from now on, and those that are open are cut. */
    public void goAway() throws IOException {
        close();
    }

    /** Is there again, at the same port. */
    public void comeBack() throws IOException {
        socket = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public ScriptedServer answering(String command, String answer) {
        script.put(command, answer);
        return this;
    }

    /** Answers so the next time, and after that as before. */
    ScriptedServer answeringOnce(String command, String answer) {
        once.put(command, answer);
        return this;
    }

    /** Is well-behaved again, and has heard nothing. */
    public void forget() {
        once.clear();
        script.clear();
        script.putAll(WELL_BEHAVED);
        heard.clear();
    }

    public int port() {
        return port;
    }

    /** Every line that a client sent. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    private void accept() {
        ServerSocket listening = socket;
        try {
            while (true) {
                Socket client = listening.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException e) {
            heard.add("(closed)");
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = client.getOutputStream();
            boolean goesOn = answer("GREETING", out);
            boolean content = false;
            while (goesOn) {
                @Nullable String line = in.readLine();
                if (line == null) {
                    return;
                }
                heard.add(line);
                if (content && !line.equals(".")) {
                    continue;
                }
                String command = line.equals(".") ? "." : phase(line);
                goesOn = answer(command, out);
                if (command.equals("STAR") && tls != null) {
                    SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(client, null, port(), true);
                    secured.setUseClientMode(false);
                    in = new BufferedReader(new InputStreamReader(secured.getInputStream(), StandardCharsets.UTF_8));
                    out = secured.getOutputStream();
                }
                content = command.equals("DATA") && script.get("DATA").startsWith("354");
            }
            if (script.containsValue(HANG)) {
                holdOn(in);
            }
        } catch (IOException e) {
            heard.add("(lost)");
        }
    }

    private String phase(String line) {
        return script.keySet().stream()
                .filter(told -> told.length() > 4 && line.startsWith(told))
                .findFirst()
                .orElse(line.substring(0, 4));
    }

    private static void holdOn(BufferedReader in) throws IOException {
        while (in.readLine() != null) {
            // Silent until the client goes away.
        }
    }

    private boolean answer(String command, OutputStream out) throws IOException {
        String planned = once.remove(command);
        String answer = planned == null ? script.getOrDefault(command, "500 what?") : planned;
        while (answer.equals(BABBLE)) {
            say(out, "250-and another thing");
        }
        if (answer.equals(DROP) || answer.equals(HANG)) {
            return false;
        }
        for (String part : answer.split("\\|")) {
            if (part.equals(DROP)) {
                return false;
            }
            say(out, part);
        }
        return true;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : open) {
            client.close();
        }
    }
}
