package io.tandem.team.settlement;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the calendars of agreements. Any replica may do it. */
@ApplicationScoped
class CalendarKeeper {

    private final CalendarService calendar;

    CalendarKeeper(CalendarService calendar) {
        this.calendar = calendar;
    }

    @Scheduled(
            every = "${tandem.settlement.calendar-every:60s}",
            identity = "settlement-calendar-keeper",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> settleAllDue() {
        return calendar.findDue()
                .chain(this::tryAll)
                .onFailure()
                .invoke(e -> Log.warnf("Calendars are kept later: %s", e.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> tryAll() {
        return calendar.tryNext().chain(more -> more ? tryAll() : Uni.createFrom().voidItem());
    }
}
