package io.tandem.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.e2e.Operations.Operation;
import io.tandem.local.Callers;
import io.tandem.local.Keys;
import io.tandem.local.ServiceName;
import io.tandem.local.Suite;
import io.tandem.local.http.Api;
import io.tandem.local.http.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is wrong with a request, the answer is a problem as RFC 9457 has it: over every
 * operation that is served.
 */
@Story
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongRequestsIT {

    private static final UUID STRANGER = UUID.fromString("0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4eff");

    private final Suite suite;
    private final Callers callers;
    private final List<Operation> operations;

    WrongRequestsIT(Suite suite) {
        this.suite = suite;
        this.callers = new Callers(suite);
        this.operations = Operations.all(callers);
    }

    @Test
    void everyServiceServesItsOperations() {
        for (ServiceName service : ServiceName.values()) {
            long count =
                    operations.stream()
                            .filter(operation ->
                                    operation.service() == service && operation.secured())
                            .count();
            assertTrue(count >= 10, service + " serves " + count);
        }
    }

    @TestFactory
    Stream<DynamicTest> withoutTokenIs401() {
        return secured("no token", operation -> callers.nobody(operation.service()), 401);
    }

    @TestFactory
    Stream<DynamicTest> withABrokenTokenIs401() {
        return secured("broken", operation -> callers.bearer(operation.service(), "broken"), 401);
    }

    @TestFactory
    Stream<DynamicTest> withAnExpiredTokenIs401() {
        Instant longAgo = Instant.now().minus(Duration.ofDays(2));
        String expired = suite.keys().token("operator", null, longAgo, Duration.ofHours(1));
        return secured("expired", operation -> callers.bearer(operation.service(), expired), 401);
    }

    @TestFactory
    Stream<DynamicTest> withATokenOfAnotherIssuersKeyIs401(@TempDir Path folder) {
        String forged = Keys.ofStore(folder).token("operator");
        return secured("forged", operation -> callers.bearer(operation.service(), forged), 401);
    }

    /**
     * Whoever may is told of what is not there; whoever may not is told that. A role that is none
     * may nothing.
     */
    @TestFactory
    Stream<DynamicTest> onlyTheRolesThatTheDocumentNamesMayCall() {
        return operations.stream()
                .filter(Operation::secured)
                .flatMap(operation ->
                        callersByRole(operation.service()).entrySet().stream()
                                .map(caller ->
                                        DynamicTest.dynamicTest(
                                                operation.name() + " as " + caller.getKey(),
                                                () -> {
                                                    Reply reply =
                                                            ask(
                                                                    caller.getValue(),
                                                                    operation,
                                                                    operation.takesJson()
                                                                            ? "{}"
                                                                            : null);
                                                    if (operation.isOpenTo(caller.getKey())) {
                                                        assertTrue(
                                                                reply.status() == 200
                                                                        || reply.isProblem(
                                                                                reply.status()),
                                                                reply.text());
                                                        assertTrue(
                                                                reply.status() != 401
                                                                        && reply.status() != 403,
                                                                reply.text());
                                                        assertTrue(
                                                                reply.status() < 500, reply.text());
                                                    } else {
                                                        assertProblem(403, reply);
                                                    }
                                                })));
    }

    private Stream<DynamicTest> secured(String what, Function<Operation, Api> caller, int status) {
        return operations.stream()
                .filter(Operation::secured)
                .map(operation ->
                        DynamicTest.dynamicTest(
                                operation.name() + ", " + what,
                                () -> {
                                    Reply reply =
                                            ask(
                                                    caller.apply(operation),
                                                    operation,
                                                    operation.takesJson() ? "{}" : null);
                                    assertProblem(status, reply);
                                }));
    }

    @TestFactory
    Stream<DynamicTest> badJsonIs400() {
        return withBody("bad JSON", "{\"half\": ", "application/json", 400);
    }

    @TestFactory
    Stream<DynamicTest> unknownFieldIs400() {
        return withBody("unknown field", "{\"noSuchField\": 1}", "application/json", 400);
    }

    @TestFactory
    Stream<DynamicTest> missingBodyIs400() {
        return withBody(
                operations.stream().filter(Operation::needsBody),
                "no body",
                "",
                "application/json",
                400);
    }

    @TestFactory
    Stream<DynamicTest> wrongMediaTypeIs415() {
        return withBody("text", "hello", "text/plain", 415);
    }

    private Stream<DynamicTest> withBody(String what, String body, String type, int status) {
        return withBody(operations.stream(), what, body, type, status);
    }

    private Stream<DynamicTest> withBody(
            Stream<Operation> sent, String what, String body, String type, int status) {
        return sent.filter(Operation::takesJson)
                .map(operation ->
                        DynamicTest.dynamicTest(
                                operation.name() + ", " + what,
                                () ->
                                        allowed(operation)
                                                .forEach(caller -> {
                                                    List<String> headers =
                                                            List.of(
                                                                    "Content-Type",
                                                                    type,
                                                                    "Idempotency-Key",
                                                                    UUID.randomUUID().toString());
                                                    assertProblem(
                                                            status,
                                                            caller.send(
                                                                    operation.method(),
                                                                    operation.path(),
                                                                    body,
                                                                    headers));
                                                })));
    }

    @TestFactory
    Stream<DynamicTest> missingIdempotencyKeyIs400() {
        return operations.stream()
                .filter(operation -> operation.takesKey() && !operation.takesJson())
                .map(operation ->
                        DynamicTest.dynamicTest(
                                operation.name(),
                                () ->
                                        allowed(operation)
                                                .forEach(caller -> {
                                                    Reply reply =
                                                            caller.ask(
                                                                    operation.method(),
                                                                    operation.path(),
                                                                    null,
                                                                    null);
                                                    assertProblem(400, reply);
                                                    assertEquals(
                                                            "idempotency-key-missing",
                                                            reply.problem());
                                                })));
    }

    @TestFactory
    Stream<DynamicTest> wrongMethodIs405() {
        Map<String, Set<String>> methods = Operations.methods(operations);
        return methods.keySet().stream()
                .filter(key -> key.contains(" /v1/"))
                .map(key ->
                        DynamicTest.dynamicTest(
                                key,
                                () -> {
                                    ServiceName service = ServiceName.valueOf(key.split(" ")[0]);
                                    for (String method : List.of("DELETE", "PUT", "PATCH")) {
                                        if (!meant(methods, key).contains(method)) {
                                            Reply reply =
                                                    callers.operator(service)
                                                            .ask(
                                                                    method,
                                                                    key.split(" ")[1],
                                                                    null,
                                                                    null);
                                            assertProblem(405, reply);
                                            assertTrue(
                                                    allowed(reply).containsAll(methods.get(key)),
                                                    allowed(reply).toString());
                                        }
                                    }
                                }));
    }

    private static Set<String> allowed(Reply reply) {
        return Set.of(reply.headers().firstValue("Allow").orElse("").split(", "));
    }

    /**
     * The methods of a path, and of {@code …/{id}}, which {@code …/{id}:verb} is an instance of.
     */
    private static Set<String> meant(Map<String, Set<String>> methods, String key) {
        Set<String> meant = new TreeSet<>(methods.get(key));
        int verb = key.lastIndexOf(':');
        if (verb > 0) {
            meant.addAll(methods.getOrDefault(key.substring(0, verb), Set.of()));
        }
        return meant;
    }

    @TestFactory
    Stream<DynamicTest> unknownPathIs404() {
        return Stream.of(ServiceName.values())
                .flatMap(service ->
                        Stream.of("/v1/nothing", "/nothing", "/v1/../etc/passwd", "/v2/partners")
                                .map(path ->
                                        DynamicTest.dynamicTest(
                                                service.word() + " " + path,
                                                () -> {
                                                    for (Api caller :
                                                            List.of(
                                                                    callers.operator(service),
                                                                    callers.nobody(service))) {
                                                        assertProblem(
                                                                404,
                                                                caller.ask(
                                                                        "GET", path, null, null));
                                                    }
                                                })));
    }

    private Map<String, Api> callersByRole(ServiceName service) {
        return Map.of(
                "operator", callers.operator(service),
                "ingest", callers.ingest(service),
                "partner", callers.partner(service, STRANGER),
                "service", callers.bearer(service, suite.keys().token("service")),
                "janitor", callers.bearer(service, suite.keys().token("janitor")));
    }

    private List<Api> allowed(Operation operation) {
        return callersByRole(operation.service()).entrySet().stream()
                .filter(caller -> operation.isOpenTo(caller.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Reply ask(Api api, Operation operation, String body) {
        String key = operation.takesKey() ? UUID.randomUUID().toString() : null;
        return api.ask(operation.method(), operation.path(), key, body);
    }

    private static void assertProblem(int status, Reply reply) {
        assertEquals(status, reply.status(), reply.request() + ": " + reply.text());
        assertTrue(
                reply.isProblem(status),
                reply.request() + ": " + reply.contentType() + " " + reply.text());
    }
}
