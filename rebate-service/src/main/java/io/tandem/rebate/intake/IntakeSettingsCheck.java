package io.tandem.rebate.intake;

import io.quarkus.runtime.StartupEvent;
import io.tandem.rebate.trade.TradeKeySql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Refuses to start with numbers by which nothing could be taken in: each would show only when a
 * trade comes, as a refusal or as an answer that never does.
 */
@ApplicationScoped
class IntakeSettingsCheck {

    void atStart(@Observes StartupEvent start, IntakeSettings settings) {
        check(settings);
    }

    static void check(IntakeSettings settings) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        numbers.put("writers", settings.writers());
        numbers.put("batch", settings.batch());
        numbers.put("batches-at-once", settings.batchesAtOnce());
        numbers.put("queue", settings.queue());
        numbers.put("array", settings.array());
        numbers.put("line-bytes", settings.lineBytes());
        numbers.put("give-way.writers", settings.giveWay().writers());
        numbers.put("give-way.batch", settings.giveWay().batch());
        numbers.put("give-way.batches-at-once", settings.giveWay().batchesAtOnce());
        numbers.forEach((name, number) -> {
            if (number < 1) {
                throw refusal(name, "at least 1", number);
            }
        });
        checkDrawn("batch", settings.batch());
        checkDrawn("array", settings.array());
    }

    /** Its trades share the numbers that a batch draws. */
    private static void checkDrawn(String name, int number) {
        if (number > TradeKeySql.NUMBERS) {
            throw refusal(name, "at most " + TradeKeySql.NUMBERS, number);
        }
    }

    private static IllegalStateException refusal(String name, String rule, int number) {
        return new IllegalStateException(
                "tandem.intake." + name + " is " + rule + ", not " + number);
    }
}
