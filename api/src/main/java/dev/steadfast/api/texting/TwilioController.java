package dev.steadfast.api.texting;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes in what Twilio reports. It is open to everybody, and believes what is signed with the account's token. */
@RestController
@RequestMapping("/webhooks/twilio")
@Hidden
class TwilioController {

    /** Nothing to answer with: Twilio itself confirms STOP and START. */
    private static final String NO_REPLY = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

    private final SignedForm forms;
    private final DeliveryReports reports;
    private final IncomingTexts texts;

    TwilioController(SignedForm forms, DeliveryReports reports, IncomingTexts texts) {
        this.forms = forms;
        this.reports = reports;
        this.texts = texts;
    }

    /** What became of a message of ours. */
    @PostMapping("/status")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void status(HttpServletRequest request) throws IOException {
        Form report = forms.read(request);
        reports.take(report, new Form(request.getQueryString()).field("message").orElse(""));
    }

    /** A text message that somebody sent to our number. */
    @PostMapping(path = "/inbound", produces = MediaType.TEXT_XML_VALUE)
    String inbound(HttpServletRequest request) throws IOException {
        texts.take(forms.read(request));
        return NO_REPLY;
    }
}
