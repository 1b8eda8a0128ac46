package io.tandem.chassis.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.tandem.chassis.json.JsonProblems;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a failure of an operation becomes an answer. */
public class ProblemMappers {

    private final Problems problems;
    private final ServedPaths paths;

    ProblemMappers(Problems problems, ServedPaths paths) {
        this.problems = problems;
        this.paths = paths;
    }

    @ServerExceptionMapper(priority = 1)
    public Response refused(ProblemException e, UriInfo uri) {
        return answer(e, uri);
    }

    /** Quarkus answers the one by itself, in its own format, unless it is named here too. */
    @ServerExceptionMapper(
            value = {MismatchedInputException.class, JsonProcessingException.class},
            priority = 1)
    public Response badJson(JsonProcessingException e, UriInfo uri) {
        return answer(JsonProblems.of(e), uri);
    }

    @ServerExceptionMapper(priority = 1)
    public Response invalid(ConstraintViolationException e, UriInfo uri) {
        boolean ofAnswer =
                e.getConstraintViolations().stream()
                        .anyMatch(violation -> isReturnValue(violation.getPropertyPath()));
        if (ofAnswer) {
            return fault(e, uri);
        }
        List<Violation> violations =
                e.getConstraintViolations().stream()
                        .map(ProblemMappers::violation)
                        .sorted(Comparator.comparing(Violation::field))
                        .toList();
        return answer(ProblemException.invalid(violations), uri);
    }

    @ServerExceptionMapper(
            value = {UnauthorizedException.class, AuthenticationFailedException.class},
            priority = 1)
    public Response unauthenticated(SecurityException e, UriInfo uri) {
        return answer(
                ProblemException.of(
                        CommonProblem.UNAUTHENTICATED, "A valid bearer token is needed."),
                uri);
    }

    @ServerExceptionMapper(priority = 1)
    public Response forbidden(ForbiddenException e, UriInfo uri) {
        return answer(
                ProblemException.of(CommonProblem.FORBIDDEN, "The token's role may not do this."),
                uri);
    }

    @ServerExceptionMapper(priority = 1)
    public Response failed(WebApplicationException e, UriInfo uri) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return answer(JsonProblems.of(json), uri);
        }
        Response given = e.getResponse();
        if (given.getStatus() >= 500) {
            return fault(e, uri);
        }
        if (given.getStatus() < 400) {
            return given;
        }
        ProblemType type = CommonProblem.ofStatus(given.getStatus());
        Response answer = answer(ProblemException.of(type, type.explanation()), uri);
        if (type == CommonProblem.METHOD_NOT_ALLOWED) {
            String path = uri.getRequestUri().getRawPath();
            paths.nameRoute(path);
            paths.allow(path)
                    .ifPresent(
                            methods -> answer.getHeaders().putSingle(HttpHeaders.ALLOW, methods));
        }
        return answer;
    }

    @ServerExceptionMapper(priority = 1)
    public Response fault(Throwable e, UriInfo uri) {
        return answer(problems.of(e), uri);
    }

    private Response answer(ProblemException e, UriInfo uri) {
        Response.ResponseBuilder answer =
                Response.status(e.type().status())
                        .entity(Problem.of(e, uri.getPath()))
                        .type(Problem.MEDIA_TYPE);
        problems.headers(e).forEach(answer::header);
        return answer.build();
    }

    private static boolean isReturnValue(Path path) {
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    /** The path as the caller wrote it: without the Java method and, for a body, its parameter. */
    private static Violation violation(ConstraintViolation<?> violation) {
        StringBuilder field = new StringBuilder();
        List<Class<?>> parameters = List.of();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.METHOD) {
                parameters = node.as(Path.MethodNode.class).getParameterTypes();
                continue;
            }
            if (node.getKind() == ElementKind.PARAMETER && isBody(node, parameters)) {
                continue;
            }
            if (node.getIndex() != null) {
                field.append('[').append(node.getIndex()).append(']');
            }
            if (node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                field.append(field.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return new Violation(field.isEmpty() ? "body" : field.toString(), violation.getMessage());
    }

    /** Parameters of path, query and header are of the JDK's types; bodies are ours, or lists. */
    private static boolean isBody(Path.Node node, List<Class<?>> parameters) {
        Class<?> type = parameters.get(node.as(Path.ParameterNode.class).getParameterIndex());
        boolean simple = type.isPrimitive() || type.getName().startsWith("java.");
        return !simple || Collection.class.isAssignableFrom(type);
    }
}
