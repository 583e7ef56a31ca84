package dev.steadfast.standalone.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail server that now and then refuses, breaks off or hangs, before or after it has put a message into the mailbox.
 * Its mood changes with each message and not with each connection: senders keep their connections, and one that refused
 * everything would leave nothing to kill anybody over. It counts every message by its id.
 */
final class UnreliableMailServer implements AutoCloseable {
    private static final Pattern MESSAGE_ID = Pattern.compile("(?i)message-id: *<(.+)>");

    /** What it does with one message instead of its duty. */
    private enum Mood {
        HANGS_UP_AT_THE_SENDER,
        BUSY_AT_RECIPIENT,
        KNOWS_NO_SUCH_RECIPIENT,
        TAKES_IT_AND_HANGS_UP,
        READS_IT_AND_HANGS_UP,
        BUSY_AFTER_THE_TEXT,
        REFUSES_THE_TEXT,
        TAKES_IT_AND_SAYS_NOTHING,
        READS_IT_AND_SAYS_NOTHING
    }

    private final ServerSocket socket;
    private final Random dice;
    private final Map<String, AtomicInteger> mailbox = new ConcurrentHashMap<>();
    private final AtomicInteger moods = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean moody = true;

    private UnreliableMailServer(ServerSocket socket, Random dice) {
        this.socket = socket;
        this.dice = dice;
    }

    static UnreliableMailServer start(Random dice) throws IOException {
        var server = new UnreliableMailServer(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), dice);
        Thread.ofPlatform().daemon().name("unreliable-mail").start(server::accept);
        return server;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** From now on it does what mail servers do. */
    void behave() {
        moody = false;
    }

    /** How often each message is in the mailbox. */
    Map<String, Integer> mailbox() {
        return mailbox.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get()));
    }

    int messages() {
        return mailbox.size();
    }

    /** How often it did not do its duty. */
    int failures() {
        return moods.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    /** For one message in five; else none. */
    private synchronized Mood mood() {
        if (!moody || dice.nextInt(5) != 0) {
            return null;
        }
        moods.incrementAndGet();
        List<Mood> all = List.of(Mood.values());
        return all.get(dice.nextInt(all.size()));
    }

    private void serve(Socket connection) {
        try (connection;
                var in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
                var out = new PrintWriter(connection.getOutputStream(), true, StandardCharsets.ISO_8859_1)) {
            Mood mood = null;
            say(out, "220 unreliable");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.length() < 4 ? "" : line.substring(0, 4).toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "MAIL" -> {
                        mood = mood();
                        if (mood == Mood.HANGS_UP_AT_THE_SENDER) {
                            return;
                        }
                        say(out, "250 ok");
                    }
                    case "RCPT" -> say(out, recipient(mood));
                    case "DATA" -> {
                        say(out, "354 go ahead");
                        if (!text(in, out, mood)) {
                            return;
                        }
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 ok");
                }
            }
        } catch (IOException e) {
            // the client has gone, which is its right
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String recipient(Mood mood) {
        if (mood == Mood.BUSY_AT_RECIPIENT) {
            return "450 try again later";
        }
        return mood == Mood.KNOWS_NO_SUCH_RECIPIENT ? "550 no such mailbox" : "250 ok";
    }

    /** Whether the conversation goes on. */
    private boolean text(BufferedReader in, PrintWriter out, Mood mood) throws IOException, InterruptedException {
        String id = null;
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            Matcher found = MESSAGE_ID.matcher(line);
            id = id == null && found.matches() ? found.group(1) : id;
            line = in.readLine();
        }
        if (line == null || id == null) {
            return false;
        }
        switch (mood) {
            case TAKES_IT_AND_HANGS_UP -> keep(id);
            case TAKES_IT_AND_SAYS_NOTHING -> {
                keep(id);
                closed.await();
            }
            case READS_IT_AND_SAYS_NOTHING -> closed.await();
            case READS_IT_AND_HANGS_UP -> {
                return false;
            }
            case BUSY_AFTER_THE_TEXT -> {
                say(out, "451 try again later");
                return true;
            }
            case REFUSES_THE_TEXT -> {
                say(out, "554 looks like spam");
                return true;
            }
            case null, default -> {
                keep(id);
                say(out, "250 taken");
                return true;
            }
        }
        return false;
    }

    private void keep(String id) {
        mailbox.computeIfAbsent(id, any -> new AtomicInteger()).incrementAndGet();
    }

    private static void say(PrintWriter out, String line) {
        out.print(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
    }
}
