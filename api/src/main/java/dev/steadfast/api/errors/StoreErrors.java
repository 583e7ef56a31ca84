package dev.steadfast.api.errors;

import dev.steadfast.store.clock.ClockRefused;
import dev.steadfast.store.commands.CommandRefused;
import dev.steadfast.store.commands.NoSuchCommand;
import dev.steadfast.store.commands.NoSuchEnrolment;
import dev.steadfast.store.enrolments.EnrolmentRefused;
import dev.steadfast.store.enrolments.KeyRefused;
import dev.steadfast.store.enrolments.NoSuchAccount;
import dev.steadfast.store.enrolments.NoSuchPlaybook;
import dev.steadfast.store.tasks.NoSuchTask;
import dev.steadfast.store.tasks.TaskRefused;
import dev.steadfast.store.versions.NoSuchVersion;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What the store refuses or cannot do, as problems; before {@link ApiErrors}, which takes whatever is left. */
@ControllerAdvice
@Order(0)
class StoreErrors {
    /** PostgreSQL's answers to a text with the character U+0000. */
    private static final Set<String> NOT_A_TEXT = Set.of("22021", "22P05");

    @ExceptionHandler({
        NoSuchEnrolment.class,
        NoSuchCommand.class,
        NoSuchTask.class,
        NoSuchPlaybook.class,
        NoSuchAccount.class,
        NoSuchVersion.class
    })
    @Nullable
    ResponseEntity<Object> missing(RuntimeException missing, HttpServletRequest request, HttpServletResponse response) {
        return answer(HttpStatus.NOT_FOUND, missing, request, response);
    }

    @ExceptionHandler({CommandRefused.class, TaskRefused.class, EnrolmentRefused.class, ClockRefused.class})
    @Nullable
    ResponseEntity<Object> refused(RuntimeException refused, HttpServletRequest request, HttpServletResponse response) {
        return answer(HttpStatus.CONFLICT, refused, request, response);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> wrongKey(KeyRefused refused, HttpServletRequest request, HttpServletResponse response) {
        var broken = new RuleBroken("key", refused.key(), String.valueOf(refused.getMessage()));
        return answer(Problems.of(broken), request, response);
    }

    @ExceptionHandler({DataAccessException.class, CannotCreateTransactionException.class})
    @Nullable
    ResponseEntity<Object> database(
            RuntimeException failure, HttpServletRequest request, HttpServletResponse response) {
        var problem = problem(failure);
        return problem == null
                ? ErrorAnswers.unforeseen(failure, request, response)
                : answer(problem, request, response);
    }

    private static @Nullable ProblemDetail problem(RuntimeException failure) {
        var state = sqlState(failure);
        if (NOT_A_TEXT.contains(state)) {
            return Problems.of(new RuleBroken("", null, "Texts must not contain the character U+0000"));
        }
        if (failure instanceof CannotCreateTransactionException || state.startsWith("08") || state.startsWith("57P")) {
            return Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer; try again in a moment.");
        }
        return null;
    }

    private static String sqlState(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    private static @Nullable ResponseEntity<Object> answer(
            HttpStatus status, RuntimeException reason, HttpServletRequest request, HttpServletResponse response) {
        return answer(Problems.of(status, String.valueOf(reason.getMessage())), request, response);
    }

    private static @Nullable ResponseEntity<Object> answer(
            ProblemDetail problem, HttpServletRequest request, HttpServletResponse response) {
        return ErrorAnswers.answer(problem, HttpHeaders.EMPTY, request, response);
    }
}
