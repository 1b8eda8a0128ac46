package io.tandem.rebate.intake;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Lets a few batches write at a time: batches of the same partners would only wait for each other's
 * rows. Streams that give way leave places to the others, who wait for their answers.
 */
@ApplicationScoped
class Writers {

    private final Turns all;
    private final Turns streams;

    Writers(IntakeSettings settings, Pacing pacing) {
        this.all = new Turns(settings::writers);
        this.streams = new Turns(pacing::writers);
    }

    <T> Uni<T> write(Supplier<Uni<T>> batch) {
        return all.take(batch);
    }

    /** A batch of a stream, all of its intake: what it {@link #write writes} comes after this. */
    <T> Uni<T> ofStream(Supplier<Uni<T>> intake) {
        return streams.take(intake);
    }
}
