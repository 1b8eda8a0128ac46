package io.tandem.rebate.follow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Lets tests follow the feed by hand. */
@ApplicationScoped
public class FollowDriver {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject BindingFollower follower;

    /** Applies all that the feed has. */
    public void catchUp() {
        boolean more = true;
        while (more) {
            more = poll();
        }
    }

    public boolean poll() {
        return follower.poll().await().atMost(LIMIT);
    }
}
