package io.tandem.rebate.intake;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The settings as they are by default, but for those that are named. */
final class SomeIntakeSettings {

    private SomeIntakeSettings() {}

    static IntakeSettings with(String... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put("tandem.intake." + namesAndValues[i], namesAndValues[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(IntakeSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(IntakeSettings.class);
    }
}
