package io.tandem.rebate.intake;

import io.tandem.chassis.http.ShortRequests;
import io.tandem.chassis.ndjson.Batching;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * How large steps streams take: as large as pays best while they are alone, and smaller ones while
 * callers come who wait for a short answer. Those give way at the next batch and go back to full
 * speed by themselves.
 */
@ApplicationScoped
class Pacing implements Batching {

    private final ShortRequests others;
    private final IntakeSettings settings;

    Pacing(ShortRequests others, IntakeSettings settings) {
        this.others = others;
        this.settings = settings;
    }

    @Override
    public int lines() {
        return slower(settings.batch(), settings.giveWay().batch());
    }

    @Override
    public int atOnce() {
        return slower(settings.batchesAtOnce(), settings.giveWay().batchesAtOnce());
    }

    /**
     * Batches of streams, of all of them together, that may be taken in at the same time. Streams
     * that are alone need no bound but that of all writers, and get their next batches ready before
     * it.
     */
    int writers() {
        return givesWay()
                ? Math.min(settings.writers(), settings.giveWay().writers())
                : Integer.MAX_VALUE;
    }

    private int slower(int alone, int givingWay) {
        return givesWay() ? Math.min(alone, givingWay) : alone;
    }

    private boolean givesWay() {
        return others.cameWithin(settings.giveWay().window());
    }
}
