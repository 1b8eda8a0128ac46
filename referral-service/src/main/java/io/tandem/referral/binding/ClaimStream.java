package io.tandem.referral.binding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.json.JsonProblems;
import io.tandem.chassis.ndjson.Batching;
import io.tandem.chassis.ndjson.Line;
import io.tandem.chassis.ndjson.Ndjson;
import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.Problem;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.chassis.problem.Violation;
import io.tandem.referral.binding.model.Statement;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Claims by the line: any number of them in constant memory, each line with its answer. */
@ApplicationScoped
class ClaimStream {

    private final ClaimReader reader;
    private final ClaimService claims;
    private final BindingSettings settings;
    private final Validator validator;
    private final ObjectMapper json;
    private final ObjectReader commands;

    ClaimStream(
            ClaimReader reader,
            ClaimService claims,
            BindingSettings settings,
            Validator validator,
            ObjectMapper json) {
        this.reader = reader;
        this.claims = claims;
        this.settings = settings;
        this.validator = validator;
        this.json = json;
        this.commands = json.readerFor(BindUser.class);
    }

    /** A line as far as it could be read: with a command, a statement, or what is wrong with it. */
    private record Taken(
            long line,
            Optional<BindUser> command,
            Optional<Statement> statement,
            Optional<ProblemException> fault) {

        Taken fitting(Statement statement) {
            return new Taken(line, command, Optional.of(statement), Optional.empty());
        }

        Taken failing(ProblemException fault) {
            return new Taken(line, command, Optional.empty(), Optional.of(fault));
        }
    }

    Multi<byte[]> bindAll(HttpServerRequest request) {
        String path = request.path();
        return Ndjson.converse(
                request,
                Batching.of(settings.streamBatch()),
                settings.streamMaxLineBytes(),
                lines -> answers(lines, path));
    }

    private Uni<List<byte[]>> answers(List<Line> lines, String path) {
        List<Taken> taken = lines.stream().map(this::take).toList();
        return judged(taken)
                .chain(all ->
                        claims.tell(all.stream().flatMap(one -> one.statement().stream()).toList())
                                .map(outcomes -> views(all, outcomes, path)))
                .map(views -> views.stream().map(this::written).toList());
    }

    private Taken take(Line line) {
        Taken nothing =
                new Taken(line.number(), Optional.empty(), Optional.empty(), Optional.empty());
        if (line.tooLong()) {
            return nothing.failing(
                    ProblemException.of(
                            CommonProblem.PAYLOAD_TOO_LARGE,
                            "A line may have at most "
                                    + settings.streamMaxLineBytes()
                                    + " bytes."));
        }
        BindUser command;
        try {
            command = commands.readValue(line.bytes());
        } catch (JsonProcessingException e) {
            return nothing.failing(JsonProblems.of(e));
        } catch (IOException e) {
            return nothing.failing(
                    ProblemException.of(CommonProblem.MALFORMED_JSON, "The line is not UTF-8."));
        }
        if (command == null) {
            return nothing.failing(ProblemException.invalid("body", "must be an object"));
        }
        Taken read =
                new Taken(line.number(), Optional.of(command), Optional.empty(), Optional.empty());
        List<Violation> violations =
                validator.validate(command).stream()
                        .map(broken ->
                                new Violation(
                                        broken.getPropertyPath().toString(), broken.getMessage()))
                        .sorted(Comparator.comparing(Violation::field))
                        .toList();
        return violations.isEmpty() ? read : read.failing(ProblemException.invalid(violations));
    }

    private Uni<List<Taken>> judged(List<Taken> taken) {
        List<Taken> sound = taken.stream().filter(one -> one.fault().isEmpty()).toList();
        return reader.read(sound.stream().map(one -> one.command().orElseThrow()).toList())
                .map(reads -> {
                    List<Taken> judged = new ArrayList<>(taken.size());
                    int next = 0;
                    for (Taken one : taken) {
                        judged.add(one.fault().isPresent() ? one : judged(one, reads.get(next++)));
                    }
                    return judged;
                });
    }

    private static Taken judged(Taken one, ClaimReader.Read read) {
        return switch (read) {
            case ClaimReader.Read.Fit fit -> one.fitting(fit.statement());
            case ClaimReader.Read.Unfit unfit ->
                    one.failing(ProblemException.invalid(unfit.violations()));
        };
    }

    private static List<LineView> views(List<Taken> taken, List<Outcome> outcomes, String path) {
        List<LineView> views = new ArrayList<>(taken.size());
        int next = 0;
        for (Taken one : taken) {
            views.add(
                    one.fault().isPresent()
                            ? invalid(one, one.fault().get(), path)
                            : told(one, outcomes.get(next++)));
        }
        return views;
    }

    private static LineView invalid(Taken one, ProblemException fault, String path) {
        return new LineView(
                one.line(),
                one.command().map(BindUser::userId).orElse(null),
                "invalid",
                null,
                null,
                null,
                Problem.of(fault, path));
    }

    private static LineView told(Taken one, Outcome outcome) {
        return new LineView(
                one.line(),
                one.command().map(BindUser::userId).orElse(null),
                outcome.kind().word(),
                outcome.reason().map(reason -> reason.slug()).orElse(null),
                outcome.binding().orElse(null),
                outcome.refusal().orElse(null),
                null);
    }

    private byte[] written(LineView view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer is plain data", e);
        }
    }
}
