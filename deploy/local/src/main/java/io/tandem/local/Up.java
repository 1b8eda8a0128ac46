package io.tandem.local;

import io.tandem.local.demo.Demo;
import io.tandem.local.http.Refused;
import io.tandem.local.market.Market;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Starts the suite, plays the demo and stays up until Ctrl-C: the program behind {@code
 * deploy/local/up}.
 */
public final class Up {

    private static final int FAILED = 1;
    private static final int BROKEN_INVARIANT = 2;

    private final Options options;
    private final Console console;
    private final SuiteSettings settings;
    private volatile boolean interrupted;
    private volatile boolean finished;

    private Up(Options options, Console console, Path home) {
        this.options = options;
        this.console = console;
        Path store = options.store().orElse(home.resolve("deploy/local/data"));
        this.settings = new SuiteSettings(home, store, options.portBase(), Launcher.chosen());
    }

    public static void main(String[] arguments) {
        Console console =
                new Console(
                        new PrintStream(
                                new FileOutputStream(FileDescriptor.out),
                                true,
                                StandardCharsets.UTF_8),
                        began());
        try {
            Options options = Options.parse(List.of(arguments));
            System.exit(new Up(options, console, SuiteSettings.findHome()).run());
        } catch (SuiteFailure failure) {
            console.line("up: " + failure.getMessage());
            System.exit(FAILED);
        }
    }

    /** When the script began: it may have built something first. */
    private static Instant began() {
        Long seconds = Long.getLong("suite.began");
        return seconds == null ? Instant.now() : Instant.ofEpochSecond(seconds);
    }

    private int run() {
        Market market = market();
        Suite suite = new Suite(settings, console);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(suite), "stop"));
        try (suite) {
            console.line("Starting Tandem on 127.0.0.1; it keeps its data in " + settings.store());
            if (options.fresh()) {
                suite.forgetEverything();
            }
            suite.start();
            boolean holds = new Demo(suite, market, console).play();
            goodbye(holds);
            if (!options.once()) {
                stay();
            }
            finished = true;
            return holds ? 0 : BROKEN_INVARIANT;
        } catch (SuiteFailure | Refused | IllegalStateException | java.io.UncheckedIOException e) {
            waitIfInterrupted();
            finished = true;
            console.line();
            console.line("up: " + e.getMessage());
            console.line("The services' logs are in " + settings.store().resolve("logs") + ".");
            return FAILED;
        }
    }

    private Market market() {
        return Markets.found(options.data(), settings.home());
    }

    private void goodbye(boolean holds) {
        console.line();
        console.line(
                (holds ? "Every invariant held" : "An invariant is BROKEN")
                        + " after "
                        + Console.seconds(console.elapsed())
                        + ".");
        if (options.once()) {
            return;
        }
        console.title("Tandem is up: look around, and stop it with Ctrl-C");
        for (ServiceName service : ServiceName.values()) {
            String url = "http://127.0.0.1:" + service.port(settings.portBase());
            console.line(String.format("  %-17s %s/docs   %s/openapi", service.module(), url, url));
        }
        console.line(
                "  a token           deploy/local/token operator      (or: partner PARTNER_ID, ingest, service)");
        console.line(
                "  try               curl -H \"Authorization: Bearer $(deploy/local/token operator)\" \\");
        console.line(
                "                      http://127.0.0.1:"
                        + ServiceName.REFERRAL.port(settings.portBase())
                        + "/v1/partners");
    }

    /** Until Ctrl-C, at which the JVM runs the hook that stops the suite. */
    private static void stay() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(Suite suite) {
        if (!finished) {
            interrupted = true;
            console.line();
            console.line("Stopping.");
        }
        suite.close();
    }

    /** After Ctrl-C whatever was under way fails; that is no news to whoever pressed it. */
    private void waitIfInterrupted() {
        if (interrupted) {
            stay();
        }
    }
}
