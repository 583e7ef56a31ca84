package dev.steadfast.api.errors;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The last stop of every error that the container reports; in place of Boot's own, which is not problem+json. */
@Controller
@Hidden
class ErrorPage implements ErrorController {

    @RequestMapping("${spring.web.error.path:/error}")
    Object show(HttpServletRequest request, HttpServletResponse response) {
        var problem = problem(request);
        response.setStatus(problem.getStatus());
        return Audience.isPerson(request)
                ? new ModelAndView("error", "problem", problem)
                : ResponseEntity.status(problem.getStatus())
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(problem);
    }

    private static ProblemDetail problem(HttpServletRequest request) {
        if (request.getAttribute(ErrorAnswers.PROBLEM) instanceof ProblemDetail told) {
            return told;
        }
        var status = status(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
        return Problems.of(status, detail(status));
    }

    private static HttpStatus status(@Nullable Object code) {
        var known = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
    }

    private static String detail(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "The request could not be read.";
            case NOT_FOUND -> "There is nothing at this address.";
            case CONTENT_TOO_LARGE -> "What was sent is larger than what is taken here.";
            default ->
                status.is5xxServerError()
                        ? "Something went wrong on our side; the log of the server says what."
                        : status.getReasonPhrase() + ".";
        };
    }
}
