package dev.steadfast.api.pages;

import dev.steadfast.api.errors.Conflict;
import dev.steadfast.api.errors.RuleBroken;
import dev.steadfast.store.clock.ClockRefused;
import dev.steadfast.store.commands.CommandRefused;
import dev.steadfast.store.enrolments.EnrolmentRefused;
import dev.steadfast.store.enrolments.KeyRefused;
import dev.steadfast.store.tasks.TaskRefused;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Brings people back to the form that was refused, with the reason. */
@ControllerAdvice(annotations = ConsolePage.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Refusals {

    @ExceptionHandler({
        Conflict.class,
        RuleBroken.class,
        CommandRefused.class,
        TaskRefused.class,
        EnrolmentRefused.class,
        KeyRefused.class,
        ClockRefused.class
    })
    String refused(RuntimeException refusal, HttpServletRequest request, RedirectAttributes flash) {
        flash.addFlashAttribute("refusal", String.valueOf(refusal.getMessage()));
        return Back.from(request);
    }
}
