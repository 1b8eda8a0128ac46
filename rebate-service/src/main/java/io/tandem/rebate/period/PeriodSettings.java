package io.tandem.rebate.period;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.tandem.rebate.period.model.Grace;
import java.util.Map;

/** When months close by themselves. */
@ConfigMapping(prefix = "tandem.period")
interface PeriodSettings {

    /** How often it is looked whether a month is due; {@code off} is never. */
    @WithDefault("10m")
    String every();

    /** How long after its end a month is closed: a duration such as P5D, or off. */
    @WithDefault("P5D")
    @WithConverter(GraceConverter.class)
    Grace closeAfter();

    /** Programmes that have another time, by name. */
    Map<String, Programme> programmes();

    /** What a programme has of its own. */
    interface Programme {

        @WithConverter(GraceConverter.class)
        Grace closeAfter();
    }

    default Grace closeAfter(String programme) {
        Programme own = programmes().get(programme);
        return own == null ? closeAfter() : own.closeAfter();
    }
}
