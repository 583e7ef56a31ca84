package dev.steadfast.api.errors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** Every exception that leaves a controller, or that keeps a request from reaching one, as a problem. */
@ControllerAdvice
@Order
class ApiErrors extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> broken(RuleBroken broken, HttpServletRequest request, HttpServletResponse response) {
        return answer(Problems.of(broken), request, response);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> notThere(NotThere missing, HttpServletRequest request, HttpServletResponse response) {
        return answer(HttpStatus.NOT_FOUND, missing, request, response);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> conflict(Conflict conflict, HttpServletRequest request, HttpServletResponse response) {
        return answer(HttpStatus.CONFLICT, conflict, request, response);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unreadable(
            JacksonException mistake, HttpServletRequest request, HttpServletResponse response) {
        return answer(JsonMistakes.describe(mistake), request, response);
    }

    /** A form that is cut off or wrongly encoded: found out only when its first field is asked for. */
    @ExceptionHandler({InvalidParameterException.class, MultipartException.class})
    @Nullable
    ResponseEntity<Object> brokenForm(
            RuntimeException broken, HttpServletRequest request, HttpServletResponse response) {
        return answer(Problems.of(HttpStatus.BAD_REQUEST, "The form cannot be read."), request, response);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unforeseen(Exception bug, HttpServletRequest request, HttpServletResponse response) {
        return ErrorAnswers.unforeseen(bug, request, response);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var problem = unreadable.getCause() instanceof JacksonException mistake
                ? JsonMistakes.describe(mistake)
                : Problems.of(HttpStatus.BAD_REQUEST, "The body is missing or cannot be read.");
        return answer(problem, headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException missing, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(Problems.of(HttpStatus.NOT_FOUND, "There is nothing at this address."), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception refused, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Violation> violations = Violations.of(refused);
        if (!violations.isEmpty()) {
            return answer(Problems.of(new RuleBroken(violations)), headers, request);
        }
        return answer(refused instanceof ErrorResponse told ? told.getBody() : Problems.of(status), headers, request);
    }

    private static @Nullable ResponseEntity<Object> answer(
            HttpStatus status, RuntimeException reason, HttpServletRequest request, HttpServletResponse response) {
        return answer(Problems.of(status, String.valueOf(reason.getMessage())), request, response);
    }

    private static @Nullable ResponseEntity<Object> answer(
            ProblemDetail problem, HttpServletRequest request, HttpServletResponse response) {
        return ErrorAnswers.answer(problem, HttpHeaders.EMPTY, request, response);
    }

    private static @Nullable ResponseEntity<Object> answer(
            ProblemDetail problem, HttpHeaders headers, WebRequest request) {
        var web = (ServletWebRequest) request;
        return ErrorAnswers.answer(
                problem, headers, web.getRequest(), Objects.requireNonNull(web.getResponse(), "a servlet response"));
    }
}
