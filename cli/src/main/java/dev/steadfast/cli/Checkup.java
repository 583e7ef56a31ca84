package dev.steadfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steadfast.preview.Plain;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks a server one thing after the other, and prints a line for each. */
final class Checkup {

    /** What the server's health calls its parts, in the order of the report. */
    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("db", "database");
        PARTS.put("temporal", "engine");
        PARTS.put("engine", "engine");
        PARTS.put("mail", "mail");
        PARTS.put("diskSpace", "disk");
    }

    private final Server server;
    private final PrintWriter out;
    private boolean problem;

    Checkup(Server server, PrintWriter out) {
        this.server = server;
        this.out = out;
    }

    /** The exit code. */
    int run() {
        Server.Answer health;
        try {
            health = server.get("/actuator/health");
        } catch (Failure e) {
            bad("server", String.valueOf(e.getMessage()));
            return 1;
        }
        if (health.status() == 200 || health.status() == 503) {
            status("server", health.json().path("status").asText("?"), server.url());
        } else {
            bad("server", server.url() + " answers " + health.status() + "; is that Steadfast?");
            return 1;
        }
        if (signIn()) {
            version();
            parts(health.json().path("components"));
        }
        out.println(problem ? "Something is wrong; see above." : "All is well.");
        return problem ? 1 : 0;
    }

    /** The switch is the cheapest thing that only those may read who are let in. */
    private boolean signIn() {
        Server.Answer sending = server.get("/api/sending");
        switch (sending.status()) {
            case 200 -> {
                good("sign-in", "we are let in");
                boolean held = sending.json().path("held").asBoolean();
                String by = sending.json().path("changed_by").asText();
                good("sending", held ? "ON HOLD by " + Plain.text(by) + ": no message leaves" : "released");
                return true;
            }
            case 401, 403 ->
                bad("sign-in", "we are not let in; set STEADFAST_TOKEN to the server's STEADFAST_API_TOKEN");
            default -> bad("sign-in", "/api/sending answers " + sending.status() + "; is that Steadfast?");
        }
        return false;
    }

    private void version() {
        JsonNode build = server.get("/actuator/info").json().path("build").path("version");
        if (build.isTextual()) {
            good("version", build.asText());
        } else {
            good("version", "not told by this server");
        }
    }

    private void parts(JsonNode components) {
        if (components.isMissingNode()) {
            good("parts", "not told by this server; its log has more");
            return;
        }
        PARTS.forEach((name, word) -> {
            JsonNode part = components.path(name);
            if (part.isObject()) {
                status(word, part.path("status").asText("?"), detail(part.path("details")));
            }
        });
        components.properties().stream()
                .filter(part -> !PARTS.containsKey(part.getKey()))
                .filter(part -> !isFine(part.getValue().path("status").asText()))
                .forEach(part ->
                        bad(part.getKey(), part.getValue().path("status").asText()));
    }

    private static String detail(JsonNode details) {
        for (String name : new String[] {"error", "database", "address", "location", "path"}) {
            if (details.path(name).isTextual()) {
                return details.path(name).asText();
            }
        }
        return "";
    }

    private static boolean isFine(String status) {
        return status.equals("UP") || status.equals("UNKNOWN");
    }

    private void status(String what, String status, String detail) {
        String text = detail.isEmpty() ? status : status + ", " + detail;
        if (isFine(status)) {
            good(what, text);
        } else {
            bad(what, text);
        }
    }

    private void good(String what, String text) {
        line("ok", what, text);
    }

    private void bad(String what, String text) {
        problem = true;
        line("!!", what, text);
    }

    private void line(String mark, String what, String text) {
        out.printf("%s  %-9s %s%n", mark, Plain.text(what), Plain.text(text));
    }
}
