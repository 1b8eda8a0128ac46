package io.tandem.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.Callers;
import io.tandem.local.Console;
import io.tandem.local.Markets;
import io.tandem.local.ServiceName;
import io.tandem.local.SuiteFailure;
import io.tandem.local.act.Books;
import io.tandem.local.demo.Demo;
import io.tandem.local.http.Refused;
import io.tandem.local.math.Amounts;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The program behind {@code deploy/k8s/smoke}. */
public final class Smoke {

    private static final Duration SETTLE = Duration.ofSeconds(3);
    private static final Duration FOLLOW_LIMIT = Duration.ofSeconds(60);

    private final Path home;
    private final String overlay;
    private final Console console;
    private final Cluster cluster = new Cluster("tandem");
    private final Deployed suite;
    private boolean holds = true;

    private Smoke(Path home, String overlay, String address, Console console) {
        this.home = home;
        this.overlay = overlay;
        this.console = console;
        this.suite = new Deployed(address, home.resolve("deploy/k8s/target/smoke"));
    }

    /** Takes the project's folder, the overlay's name, and where its Services answer. */
    public static void main(String[] arguments) {
        Console console =
                new Console(
                        new PrintStream(
                                new FileOutputStream(FileDescriptor.out),
                                true,
                                StandardCharsets.UTF_8),
                        Instant.now());
        try {
            Path home = Path.of(arguments[0]);
            System.exit(new Smoke(home, arguments[1], arguments[2], console).run() ? 0 : 1);
        } catch (SuiteFailure | Refused | IllegalStateException | UncheckedIOException e) {
            console.line("smoke: " + e.getMessage());
            System.exit(2);
        }
    }

    private boolean run() {
        console.title("Overlay " + overlay);
        apply();
        console.line(cluster.listing().stripTrailing());
        check("settings that nobody reads", cluster.unreadSettings().isEmpty(), "none");
        boolean told = new Demo(suite, Markets.found(Optional.empty(), home), console).play();
        check("the demo's invariants", told, "all held");
        Callers callers = new Callers(suite);
        String programme = "smoke-" + Long.toString(Instant.now().getEpochSecond(), 36);
        try (Load load = new Load(callers, programme)) {
            rolls(load);
            kills(load);
            books(load, new Books(callers));
        }
        console.line(cluster.listing().stripTrailing());
        console.line();
        console.line(
                (holds ? "The cluster held" : "The cluster did NOT hold")
                        + " after "
                        + Console.seconds(console.elapsed())
                        + ".");
        return holds;
    }

    private void apply() {
        String objects = Kubectl.rendered(home.resolve("deploy/k8s/overlays").resolve(overlay));
        String namespace = "apiVersion: v1\nkind: Namespace\nmetadata: {name: tandem}\n";
        done("identity", () -> cluster.identify(namespace, suite.store()));
        done("applied", () -> cluster.apply(objects));
        done("migrated", cluster::awaitMigrations);
        for (ServiceName service : ServiceName.values()) {
            done(service.module() + " ready", () -> cluster.awaitRollout(service));
        }
        done("answers through its Services", this::awaitAnswers);
    }

    /** A Service may refuse for a moment after its pods are ready: the node's rules follow. */
    private void awaitAnswers() {
        long began = System.nanoTime();
        for (ServiceName service : ServiceName.values()) {
            while (!answers(service)) {
                if (System.nanoTime() - began > FOLLOW_LIMIT.toNanos()) {
                    throw new SuiteFailure(suite.uri(service) + " does not answer.");
                }
                Cluster.pause();
            }
        }
    }

    private boolean answers(ServiceName service) {
        try {
            return new Callers(suite)
                    .nobody(service)
                    .ask("GET", "/q/health/ready", null, null)
                    .succeeded();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Every service is replaced under load, and nobody may notice. */
    private void rolls(Load load) {
        console.title("Rolling restarts under load");
        for (ServiceName service : ServiceName.values()) {
            load.start();
            settle();
            done(service.module() + " rolled", () -> cluster.roll(service));
            settle();
            Load.Stretch stretch = load.stop();
            tell(stretch);
            check("failed requests", stretch.failed().isEmpty(), stretch.failed().size() + "");
        }
    }

    /** A killed pod takes with it what it was answering: its callers say it again. */
    private void kills(Load load) {
        console.title("Pods killed under load");
        for (ServiceName service : ServiceName.values()) {
            load.start();
            settle();
            console.line("  killed " + cluster.kill(service));
            settle();
            tell(load.stop());
        }
        check(
                "trades that were cut off, said again",
                load.sayAgain().keySet().stream()
                        .allMatch(outcome ->
                                outcome.equals("accepted") || outcome.equals("duplicate")),
                "accepted or known");
    }

    private void tell(Load.Stretch stretch) {
        console.line(
                "  %d answers, %d failed; p99 %d ms, longest %d ms"
                        .formatted(
                                stretch.answered(),
                                stretch.failed().size(),
                                stretch.p99Millis(),
                                stretch.maxMillis()));
        stretch.failed().stream().limit(10).forEach(failure -> console.wrapped("    ", failure));
    }

    private void books(Load load, Books books) {
        console.title("The books");
        Map<String, Integer> again = load.sayAgain();
        check(
                load.sent() + " trades, all said once more",
                again.equals(Map.of("duplicate", load.sent())),
                again.toString());
        BigDecimal due = load.due();
        Amounts earned = earned(load, books, due);
        check(
                "the partner's balance: each trade counted once",
                earned.of("USDT").compareTo(due) == 0,
                earned.of("USDT").toPlainString() + " USDT, due " + due.toPlainString());
        JsonNode integrity = books.integrity();
        check("ledger/integrity", integrity.path("balanced").booleanValue(), integrity.toString());
    }

    /** Bindings reach rebate-service by the feed a moment later. */
    private static Amounts earned(Load load, Books books, BigDecimal due) {
        long began = System.nanoTime();
        Amounts earned = books.balance(load.partner());
        while (earned.of("USDT").compareTo(due) != 0
                && System.nanoTime() - began < FOLLOW_LIMIT.toNanos()) {
            Cluster.pause();
            earned = books.balance(load.partner());
        }
        return earned;
    }

    private void check(String what, boolean held, String found) {
        holds &= held;
        console.wrapped("  ", (held ? "ok      " : "BROKEN  ") + what + ": " + found);
    }

    private void done(String step, Runnable work) {
        console.step(
                step,
                () -> {
                    work.run();
                    return true;
                });
    }

    private static void settle() {
        long began = System.nanoTime();
        while (System.nanoTime() - began < SETTLE.toNanos()) {
            Cluster.pause();
        }
    }
}
