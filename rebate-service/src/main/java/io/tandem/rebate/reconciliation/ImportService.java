package io.tandem.rebate.reconciliation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.idempotency.Answer;
import io.tandem.chassis.idempotency.Idempotency;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.money.Decimals;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.chassis.problem.Violation;
import io.tandem.chassis.security.Caller;
import io.tandem.rebate.RebateProblem;
import io.tandem.rebate.reconciliation.RunSql.Run;
import io.tandem.rebate.reconciliation.model.CommissionLine;
import io.tandem.rebate.reconciliation.model.Fault;
import io.tandem.rebate.reconciliation.model.Window;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes in commission files: a whole file or nothing of it, once. */
@ApplicationScoped
class ImportService {

    private static final int BATCH = 1_000;

    private final RuleSql rules;
    private final RunSql runs;
    private final OrderSql orders;
    private final OurOrderSql ours;
    private final Matching matching;
    private final ReconciliationSettings settings;
    private final Idempotency idempotency;
    private final Caller caller;
    private final Pool pool;
    private final IdSource ids;
    private final Clock clock;

    ImportService(
            RuleSql rules,
            RunSql runs,
            OrderSql orders,
            OurOrderSql ours,
            Matching matching,
            ReconciliationSettings settings,
            Idempotency idempotency,
            Caller caller,
            Pool pool,
            IdSource ids,
            Clock clock) {
        this.rules = rules;
        this.runs = runs;
        this.orders = orders;
        this.ours = ours;
        this.matching = matching;
        this.settings = settings;
        this.idempotency = idempotency;
        this.caller = caller;
        this.pool = pool;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a request to compare anew is told apart from others by. */
    @RegisterForReflection
    record MatchFile(UUID id) {}

    /** A file that has been read through and found right. */
    private record Checked(
            String programme,
            Window window,
            SpooledFile file,
            long orders,
            BigDecimal fee,
            BigDecimal commission,
            String by) {}

    /** Takes in the body; it is read while this is called, on a thread that may wait for it. */
    Uni<Response> take(IdempotencyKey key, String programme, Window window, InputStream body) {
        SpooledFile file = SpooledFile.of(body, settings.maxFile().asLongValue());
        Checked checked;
        try {
            checked = check(programme, window, file);
        } catch (ProblemException refusal) {
            file.close();
            throw refusal;
        }
        ImportFile command = new ImportFile(programme, window.from(), window.to(), file.sha256());
        return idempotency
                .inTransaction(key, command, connection -> take(connection, checked))
                .onItemOrFailure()
                .invoke((answer, failure) -> file.close())
                .call(() -> matched(programme, file.sha256()));
    }

    private Checked check(String programme, Window window, SpooledFile file) {
        CommissionCsv csv = CommissionCsv.open(file, window, settings.faults());
        long count = 0;
        BigDecimal fee = BigDecimal.ZERO;
        BigDecimal commission = BigDecimal.ZERO;
        for (List<CommissionLine> lines = csv.next(BATCH);
                !lines.isEmpty();
                lines = csv.next(BATCH)) {
            for (CommissionLine line : lines) {
                count++;
                fee = fee.add(line.fee());
                commission = commission.add(line.shares().total());
            }
        }
        refuse(csv.faults());
        return new Checked(
                programme,
                window,
                file,
                count,
                sum("fee", fee),
                sum("commission", commission),
                caller.subject());
    }

    private static BigDecimal sum(String what, BigDecimal sum) {
        try {
            return Decimals.exact(sum, Decimals.LEDGER_SCALE);
        } catch (IllegalArgumentException refusal) {
            throw ProblemException.invalid(
                    "body", "the sum of " + what + " " + refusal.getMessage());
        }
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults.stream().map(ImportService::violation).toList());
        }
    }

    private static Violation violation(Fault fault) {
        String line = "line " + fault.line();
        return new Violation(
                fault.column().isEmpty() ? line : line + ", " + fault.column(), fault.rule());
    }

    private Uni<Answer> take(SqlConnection connection, Checked checked) {
        return rules.lock(connection, checked.programme())
                .chain(() -> rules.find(connection, checked.programme()))
                .invoke(rule -> {
                    if (rule.isEmpty()) {
                        throw ProblemException.of(
                                RebateProblem.RECONCILIATION_UNCONFIGURED,
                                "Set the reconciliation rule of " + checked.programme() + ".");
                    }
                })
                .chain(() -> runs.ofFile(connection, checked.programme(), checked.file().sha256()))
                .chain(before ->
                        before.isPresent()
                                ? Uni.createFrom().item(again(before.get(), checked.window()))
                                : insert(connection, checked));
    }

    /** The same file is the same run, as long as it is said to cover the same time. */
    private static Answer again(Run run, Window window) {
        if (!run.window().equals(window)) {
            throw ProblemException.invalid(
                    "from", "must be what it was when this file was imported, and to too");
        }
        return Answer.ok(ReconciliationView.of(run, List.of()));
    }

    private Uni<Answer> insert(SqlConnection connection, Checked checked) {
        return ours.check(connection, checked.window())
                .chain(() -> runs.next(connection, checked.programme()))
                .map(n -> run(checked, n))
                .chain(run ->
                        runs.insert(connection, run)
                                .chain(() -> insertLines(connection, checked, run.n()))
                                .replaceWith(
                                        Answer.created(
                                                "/v1/reconciliations/" + run.id(),
                                                ReconciliationView.of(run, List.of()))));
    }

    private Run run(Checked checked, int n) {
        return new Run(
                ids.next(),
                checked.programme(),
                n,
                checked.file().sha256(),
                checked.window(),
                checked.file().bytes(),
                checked.orders(),
                checked.fee(),
                checked.commission(),
                clock.instant(),
                checked.by(),
                Optional.empty());
    }

    private Uni<Void> insertLines(SqlConnection connection, Checked checked, int n) {
        CommissionCsv csv = CommissionCsv.open(checked.file(), checked.window(), settings.faults());
        return insertNext(connection, checked.programme(), n, csv);
    }

    private Uni<Void> insertNext(
            SqlConnection connection, String programme, int n, CommissionCsv csv) {
        return Uni.createFrom()
                .item(() -> csv.next(BATCH))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(lines ->
                        lines.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : orders.insert(connection, programme, n, lines)
                                        .invoke(ImportService::refuseSecond)
                                        .chain(() -> insertNext(connection, programme, n, csv)));
    }

    private static void refuseSecond(Optional<CommissionLine> second) {
        second.ifPresent(line ->
                refuse(
                        List.of(
                                new Fault(
                                        line.number(),
                                        "ordId",
                                        "must not be on an earlier line too"))));
    }

    private Uni<Void> matched(String programme, String sha256) {
        return runs.ofFile(pool, programme, sha256)
                .chain(run ->
                        run.filter(one -> one.matchedAt().isEmpty())
                                .map(matching::match)
                                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Compares a file anew. */
    Uni<Response> match(IdempotencyKey key, UUID id) {
        return idempotency.inTransactionAfter(
                key,
                new MatchFile(id),
                () -> runs.find(pool, id).map(ImportService::there).chain(matching::match),
                (connection, done) -> find(connection, id).map(Answer::ok));
    }

    Uni<ReconciliationView> find(UUID id) {
        return find(pool, id);
    }

    private Uni<ReconciliationView> find(SqlClient client, UUID id) {
        return runs.find(client, id)
                .map(ImportService::there)
                .chain(run ->
                        runs.totals(client, id).map(totals -> ReconciliationView.of(run, totals)));
    }

    Uni<List<Run>> list(String programme, UUID after, int limit) {
        return runs.list(pool, programme, after, limit);
    }

    private static Run there(Optional<Run> found) {
        return found.orElseThrow(() -> ProblemException.notFound("reconciliation"));
    }
}
