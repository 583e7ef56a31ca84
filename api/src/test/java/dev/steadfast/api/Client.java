package dev.steadfast.api;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Speaks to an application under test, as a program or, with cookies and forms, as a browser. Redirects are not followed. */
public final class Client {
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final int port;
    private final List<String> headers;

    public Client(int port, String... headers) {
        this.port = port;
        this.headers = List.of(headers);
    }

    public Answer get(String path, String... more) {
        return send(request(path, more).GET());
    }

    public Answer page(String path) {
        return get(path, "Accept", "text/html");
    }

    public Answer post(String path, String json, String... more) {
        return send(
                request(path, more).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    public Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    public Answer put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    public Answer send(String method, String path, String contentType, String body) {
        return send(request(path).header("Content-Type", contentType).method(method, BodyPublishers.ofString(body)));
    }

    /** Sends a form as a page of ours would. */
    public Answer form(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path, "Accept", "text/html", "Origin", "http://localhost:" + port)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Sends a form with a CSV file in its field {@code file}. */
    public Answer upload(String path, String csv, Map<String, String> fields) {
        var part = "--limit\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n";
        var body = fields.entrySet().stream()
                .map(field -> part.formatted(field.getKey(), "", field.getValue()))
                .collect(Collectors.joining());
        var file = part.formatted("file", "; filename=\"accounts.csv\"\r\nContent-Type: text/csv", csv);
        return send(request(path, "Accept", "text/html", "Content-Type", "multipart/form-data; boundary=limit")
                .POST(BodyPublishers.ofString(body + file + "--limit--\r\n")));
    }

    private HttpRequest.Builder request(String path, String... more) {
        var all = new ArrayList<>(headers);
        all.addAll(List.of(more));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return all.isEmpty() ? request : request.headers(all.toArray(String[]::new));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
