package dev.steadfast.api.pages;

import dev.steadfast.api.enrolments.EnrolmentCommands;
import dev.steadfast.api.enrolments.EnrolmentCommands.Asked;
import dev.steadfast.api.enrolments.EnrolmentCommands.Asking;
import dev.steadfast.api.errors.NotThere;
import dev.steadfast.api.security.Caller;
import dev.steadfast.store.enrolments.Enroller;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons of an enrolment. A form carries the key that makes pressing its button twice the same as once. */
@ConsolePage
class EnrolmentForms {
    private static final String LATER = "Stored. The engine has not answered yet; it will be done as soon as it does.";

    private final EnrolmentCommands commands;
    private final Enroller enroller;

    EnrolmentForms(EnrolmentCommands commands, Enroller enroller) {
        this.commands = commands;
        this.enroller = enroller;
    }

    /** What stands in such a form, besides the step to skip. */
    record Form(@Nullable String note, @Nullable String key) {
        Asking by(Caller caller) {
            return new Asking(caller.by(), given(note), given(key));
        }

        private static @Nullable String given(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    @PostMapping("/enrolments/{id}/{command:pause|resume|skip|cancel}")
    String ask(
            @PathVariable String id,
            @PathVariable String command,
            @RequestParam(required = false) @Nullable String step,
            Form form,
            Caller caller,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var asked = ask(id, command, step, form.by(caller));
        return Back.done(request, flash, asked.enrolment().isPresent() ? done(command) : LATER);
    }

    @PostMapping("/accounts/{id}/enrol")
    String enrol(
            @PathVariable String id,
            @RequestParam String playbook,
            HttpServletRequest request,
            RedirectAttributes flash) {
        enroller.enrol(playbook, id, null);
        return Back.done(request, flash, "Enrolled in %s.".formatted(playbook));
    }

    private Asked ask(String id, String command, @Nullable String step, Asking asking) {
        return switch (command) {
            case "pause" -> commands.pause(id, asking);
            case "resume" -> commands.resume(id, asking);
            case "skip" -> commands.skip(id, step, asking);
            case "cancel" -> commands.cancel(id, asking);
            default -> throw new NotThere("There is no command '%s'.".formatted(command));
        };
    }

    private static String done(String command) {
        return switch (command) {
            case "pause" -> "Paused. Nothing more is done until somebody resumes it.";
            case "resume" -> "Resumed.";
            case "skip" -> "Skipped.";
            default -> "Cancelled. Nothing more is sent.";
        };
    }
}
