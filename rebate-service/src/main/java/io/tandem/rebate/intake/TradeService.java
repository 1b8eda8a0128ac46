package io.tandem.rebate.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.http.Aside;
import io.tandem.chassis.json.JsonProblems;
import io.tandem.chassis.ndjson.Line;
import io.tandem.chassis.ndjson.Ndjson;
import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.Problem;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.chassis.problem.Violation;
import io.tandem.rebate.RebateProblem;
import io.tandem.rebate.trade.model.Trade;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes in trades in the three forms in which they are reported. */
@ApplicationScoped
class TradeService {

    private static final String INSTANCE = "/v1/trades";

    private final BatchIntake batches;
    private final Writers writers;
    private final Pacing pacing;
    private final GroupCommit singles;
    private final IntakeMeter meter;
    private final IntakeSettings settings;
    private final Clock clock;
    private final Vertx vertx;
    private final PlainTrades plain;
    private final ObjectReader any;
    private final AnswerLines lines;

    TradeService(
            BatchIntake batches,
            Writers writers,
            Pacing pacing,
            GroupCommit singles,
            IntakeMeter meter,
            IntakeSettings settings,
            Clock clock,
            Vertx vertx,
            ObjectMapper json) {
        this.batches = batches;
        this.writers = writers;
        this.pacing = pacing;
        this.singles = singles;
        this.meter = meter;
        this.settings = settings;
        this.clock = clock;
        this.vertx = vertx;
        this.plain = new PlainTrades(settings.array());
        this.any = json.readerFor(ReportTrade.class);
        this.lines = new AnswerLines(json);
    }

    /** A line of a stream: a trade, or why it is none. */
    private record Parsed(Line line, String tradeId, Trade trade, ProblemException refusal) {}

    Uni<TradeView> one(ReportTrade report) {
        check(TradeRules.violations(report, clock.instant(), ""), 1);
        Trade trade = report.toTrade();
        return singles.accept(trade).map(outcome -> view(trade, outcome));
    }

    /**
     * What is to be done with a body that is one plain trade, on the caller's subscription; empty
     * if it is anything else or breaks a rule.
     */
    Optional<Uni<TradeView>> plain(byte[] body) {
        return plain.one(body)
                .filter(report -> TradeRules.violations(report, clock.instant(), "").isEmpty())
                .map(ReportTrade::toTrade)
                .map(trade -> singles.accept(trade).map(outcome -> view(trade, outcome)));
    }

    private static TradeView view(Trade trade, Outcome outcome) {
        Optional<ProblemException> refusal = refusal(trade, outcome);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return new TradeView(trade.tradeId(), outcome);
    }

    Uni<TradesView> array(List<ReportTrade> reports) {
        if (reports.size() > settings.array()) {
            throw ProblemException.invalid(
                    "body",
                    "must have at most " + settings.array() + " trades; a stream may have any");
        }
        Instant now = clock.instant();
        List<Violation> violations = new ArrayList<>();
        int invalid = 0;
        for (int i = 0; i < reports.size(); i++) {
            List<Violation> some = TradeRules.violations(reports.get(i), now, "[" + i + "].");
            violations.addAll(some);
            invalid += some.isEmpty() ? 0 : 1;
        }
        check(violations, invalid);
        List<Trade> trades = reports.stream().map(ReportTrade::toTrade).toList();
        return Aside.of(vertx, () -> batches.accept(trades))
                .map(outcomes -> view(trades, outcomes));
    }

    private static TradesView view(List<Trade> trades, List<Outcome> outcomes) {
        int[] counts = new int[Outcome.values().length];
        List<TradesView.Result> results = new ArrayList<>(trades.size());
        for (int i = 0; i < trades.size(); i++) {
            Outcome outcome = outcomes.get(i);
            counts[outcome.ordinal()]++;
            Problem problem = problem(trades.get(i), outcome);
            results.add(new TradesView.Result(i, trades.get(i).tradeId(), outcome, problem));
        }
        return new TradesView(
                counts[Outcome.ACCEPTED.ordinal()],
                counts[Outcome.DUPLICATE.ordinal()],
                counts[Outcome.CONFLICT.ordinal()],
                counts[Outcome.INVALID.ordinal()],
                results);
    }

    Multi<byte[]> stream(HttpServerRequest request) {
        return Ndjson.converse(request, pacing, settings.lineBytes(), this::answers);
    }

    private Uni<List<byte[]>> answers(List<Line> lines) {
        return Aside.of(vertx, () -> answersHere(lines));
    }

    private Uni<List<byte[]>> answersHere(List<Line> lines) {
        Instant now = clock.instant();
        List<Parsed> parsed = lines.stream().map(line -> parse(line, now)).toList();
        List<Trade> trades =
                parsed.stream().filter(line -> line.refusal() == null).map(Parsed::trade).toList();
        meter.invalid(parsed.size() - trades.size());
        return writers.ofStream(() -> batches.accept(trades))
                .map(outcomes -> answers(parsed, outcomes));
    }

    private List<byte[]> answers(List<Parsed> parsed, List<Outcome> outcomes) {
        List<byte[]> answers = new ArrayList<>(parsed.size());
        int next = 0;
        for (Parsed line : parsed) {
            answers.add(
                    lines.of(
                            line.refusal() == null
                                    ? answer(line, outcomes.get(next++))
                                    : refused(line)));
        }
        return answers;
    }

    private static TradeLineView answer(Parsed parsed, Outcome outcome) {
        return new TradeLineView(
                parsed.line().number(),
                parsed.tradeId(),
                outcome,
                problem(parsed.trade(), outcome));
    }

    private static TradeLineView refused(Parsed parsed) {
        return new TradeLineView(
                parsed.line().number(),
                parsed.tradeId(),
                Outcome.INVALID,
                Problem.of(parsed.refusal(), INSTANCE));
    }

    private Parsed parse(Line line, Instant now) {
        if (line.tooLong()) {
            return new Parsed(
                    line,
                    null,
                    null,
                    ProblemException.of(
                            CommonProblem.PAYLOAD_TOO_LARGE,
                            "A line may have at most " + settings.lineBytes() + " bytes."));
        }
        try {
            ReportTrade report = report(line.bytes());
            if (report == null) {
                return new Parsed(
                        line, null, null, ProblemException.invalid("body", "must be an object"));
            }
            List<Violation> violations = TradeRules.violations(report, now, "");
            return violations.isEmpty()
                    ? new Parsed(line, report.tradeId(), report.toTrade(), null)
                    : new Parsed(
                            line, report.tradeId(), null, ProblemException.invalid(violations));
        } catch (JsonProcessingException e) {
            return new Parsed(line, null, null, JsonProblems.of(e));
        }
    }

    private ReportTrade report(byte[] bytes) throws JsonProcessingException {
        Optional<ReportTrade> report = plain.one(bytes);
        if (report.isPresent()) {
            return report.get();
        }
        try {
            return any.readValue(bytes);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory can be read", e);
        }
    }

    private void check(List<Violation> violations, int invalid) {
        if (!violations.isEmpty()) {
            meter.invalid(invalid);
            throw ProblemException.invalid(violations);
        }
    }

    private static Problem problem(Trade trade, Outcome outcome) {
        return refusal(trade, outcome).map(refusal -> Problem.of(refusal, INSTANCE)).orElse(null);
    }

    private static Optional<ProblemException> refusal(Trade trade, Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED, DUPLICATE -> Optional.empty();
            case CONFLICT -> Optional.of(conflict(trade));
            case INVALID -> Optional.of(putAway(trade));
        };
    }

    private static ProblemException putAway(Trade trade) {
        return ProblemException.of(
                        RebateProblem.MONTH_PUT_AWAY,
                        "Trade " + trade.tradeId() + " is new, and its month has been put away.")
                .with("tradeId", trade.tradeId());
    }

    private static ProblemException conflict(Trade trade) {
        return ProblemException.of(
                        RebateProblem.CONFLICT,
                        "Trade " + trade.tradeId() + " is stored with other content.")
                .with("tradeId", trade.tradeId());
    }
}
