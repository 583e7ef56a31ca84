package dev.steadfast.api.pages;

import dev.steadfast.api.enrolments.EnrolmentCommands;
import dev.steadfast.api.enrolments.EnrolmentCommands.Asked;
import dev.steadfast.api.enrolments.EnrolmentCommands.Asking;
import dev.steadfast.api.errors.NotThere;
import dev.steadfast.api.security.Caller;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.enrolments.Enroller;
import dev.steadfast.store.enrolments.EnrolmentQueries;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
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
    private final EnrolmentQueries enrolments;
    private final Enroller enroller;
    private final BusinessClock clock;

    EnrolmentForms(EnrolmentCommands commands, EnrolmentQueries enrolments, Enroller enroller, BusinessClock clock) {
        this.commands = commands;
        this.enrolments = enrolments;
        this.enroller = enroller;
        this.clock = clock;
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

    @PostMapping("/enrolments/{id}/{command:pause|resume|skip|escalate|cancel}")
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

    /** Puts the next step off by a length of time, counted from now by the account's clock. */
    @PostMapping("/enrolments/{id}/snooze")
    String snooze(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String step,
            @RequestParam(name = "for") Duration length,
            Form form,
            Caller caller,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var account = enrolments
                .find(id)
                .orElseThrow(() -> new NotThere("There is no enrolment '%s'.".formatted(id)))
                .account();
        var asked = commands.snooze(id, step, clock.nowFor(account).plus(length), form.by(caller));
        return Back.done(request, flash, asked.enrolment().isPresent() ? "Put off." : LATER);
    }

    @PostMapping("/enrolments/{id}/reschedule")
    String reschedule(
            @PathVariable String id,
            @RequestParam String to,
            Form form,
            Caller caller,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var asked = commands.reschedule(id, to, form.by(caller));
        return Back.done(request, flash, asked.enrolment().isPresent() ? "Day 0 is %s now.".formatted(to) : LATER);
    }

    @PostMapping("/accounts/{id}/enrol")
    String enrol(
            @PathVariable String id,
            @RequestParam String playbook,
            @RequestParam(required = false) @Nullable String key,
            Caller caller,
            HttpServletRequest request,
            RedirectAttributes flash) {
        enroller.enrol(playbook, id, Form.given(key), caller.by());
        return Back.done(request, flash, "Enrolled in %s.".formatted(playbook));
    }

    private Asked ask(String id, String command, @Nullable String step, Asking asking) {
        return switch (command) {
            case "pause" -> commands.pause(id, asking);
            case "resume" -> commands.resume(id, asking);
            case "skip" -> commands.skip(id, step, asking);
            case "escalate" -> commands.escalate(id, asking);
            case "cancel" -> commands.cancel(id, asking);
            default -> throw new NotThere("There is no command '%s'.".formatted(command));
        };
    }

    private static String done(String command) {
        return switch (command) {
            case "pause" -> "Paused. Nothing more is done until somebody resumes it.";
            case "resume" -> "Resumed.";
            case "skip" -> "Skipped.";
            case "escalate" -> "Escalated: the manager has a task.";
            default -> "Cancelled. Nothing more is sent.";
        };
    }
}
