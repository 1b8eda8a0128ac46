package io.tandem.rebate.follow;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells how far behind the bindings are. It is never the reason for not being ready: trades are
 * taken in without them and restated later.
 */
@Readiness
@ApplicationScoped
class FollowHealth implements HealthCheck {

    private final BindingFollower follower;
    private final FollowSettings settings;
    private final Clock clock;

    FollowHealth(BindingFollower follower, FollowSettings settings, Clock clock) {
        this.follower = follower;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        BindingFollower.Progress progress = follower.progress();
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("bindings followed")
                        .up()
                        .withData("enabled", settings.enabled())
                        .withData("position", progress.position())
                        .withData("caughtUpAt", progress.caughtUpAt().toString())
                        .withData(
                                "lagSeconds",
                                Duration.between(progress.caughtUpAt(), clock.instant())
                                        .toSeconds());
        return (progress.failure() == null ? answer : answer.withData("reachable", false)).build();
    }
}
