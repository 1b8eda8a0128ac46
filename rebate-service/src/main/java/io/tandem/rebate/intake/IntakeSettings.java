package io.tandem.rebate.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How trades are taken in. */
@ConfigMapping(prefix = "tandem.intake")
public interface IntakeSettings {

    /** Batches that are written at the same time. More than two hinder each other. */
    @WithDefault("2")
    int writers();

    /**
     * Trades of a stream, and single reports, that share a transaction at most; 10,000 or less.
     * What a batch does to a partner's balance and roll-up costs the same however many trades do
     * it.
     */
    @WithDefault("1000")
    int batch();

    /** Batches of a stream that are on their way at the same time: one more than can be written. */
    @WithDefault("3")
    int batchesAtOnce();

    /** Single reports that wait at most; further ones are asked to come again. */
    @WithDefault("10000")
    int queue();

    /** Trades of a JSON array at most; 10,000 or less. */
    @WithDefault("10000")
    int array();

    /** The longest line of a stream. */
    @WithDefault("16384")
    int lineBytes();

    /** How streams give way to callers who wait for a short answer. */
    GiveWay giveWay();

    /**
     * While such callers come, a stream takes smaller steps, so that less stands before each of
     * them in the processors and in the database. It goes on all the while, only slower. A number
     * that is larger than the ordinary one changes nothing.
     */
    interface GiveWay {

        /** How long after the latest of them streams still give way; 0: they never do. */
        @WithDefault("50ms")
        Duration window();

        /** Batches of streams that are written at the same time. */
        @WithDefault("1")
        int writers();

        /** Trades of a stream that share a transaction at most. */
        @WithDefault("500")
        int batch();

        /** Batches of a stream that are on their way at the same time. */
        @WithDefault("1")
        int batchesAtOnce();
    }
}
