package dev.steadfast.api.slack;

import dev.steadfast.api.ApiProperties;
import dev.steadfast.api.webhooks.SignedRequest;
import dev.steadfast.api.webhooks.SlackSignature;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Takes in presses of buttons. It is open to everybody, and believes what is signed. Slack wants an answer within three
 * seconds: what was asked is stored by then, and the message is changed afterwards.
 */
@RestController
@Hidden
class SlackController {

    private static final int MOST_BYTES = 256 * 1024;

    private final SlackSignature scheme = new SlackSignature();
    private final SlackProperties slack;
    private final ApiProperties api;
    private final SlackCalls calls;
    private final ClickDesk desk;

    SlackController(SlackProperties slack, ApiProperties api, SlackCalls calls, ClickDesk desk) {
        this.slack = slack;
        this.api = api;
        this.calls = calls;
        this.desk = desk;
    }

    @PostMapping("/webhooks/slack/actions")
    void act(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, "A press of a button may have 256 KB.");
        }
        SignedRequest signed = SignedRequest.of(request, body, api.publicUrl(), Instant.now());
        if (!scheme.verify(signed, slack.secrets()).isGenuine()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "The signature does not fit.");
        }
        ClickReader.read(new String(body, StandardCharsets.UTF_8)).ifPresent(this::act);
    }

    /** Where Slack does not say who it was, nothing is done: the buttons stay, and can be pressed again. */
    private void act(Click click) {
        calls.emailOf(click.user())
                .flatMap(by -> desk.act(click, by))
                .filter(words -> !click.message().isEmpty())
                .ifPresent(words -> Thread.ofPlatform()
                        .daemon()
                        .name("slack-update")
                        .start(() -> calls.update(click, click.text() + "\n" + words)));
    }
}
