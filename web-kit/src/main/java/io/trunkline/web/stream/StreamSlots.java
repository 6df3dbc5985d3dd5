package io.trunkline.web.stream;

import io.trunkline.web.problem.ProblemCode;
import io.trunkline.web.problem.ProblemException;
import java.util.HashMap;
import java.util.Map;

/// Limits the number of open streams of this replica, in total and per user.
public final class StreamSlots {
    private final int total;
    private final int perUser;
    private final ProblemCode tooManyForUser;
    private final ProblemCode tooManyInTotal;
    private final Map<String, Integer> openByUser = new HashMap<>();
    private int open;

    /// @param tooManyForUser the problem if the user has `perUser` open streams, such as status 429
    /// @param tooManyInTotal the problem if all users together have `total` open streams, such as status 503
    public StreamSlots(int total, int perUser, ProblemCode tooManyForUser, ProblemCode tooManyInTotal) {
        this.total = total;
        this.perUser = perUser;
        this.tooManyForUser = tooManyForUser;
        this.tooManyInTotal = tooManyInTotal;
    }

    /// The number of open streams, for a gauge.
    public synchronized int open() {
        return open;
    }

    /// @throws ProblemException if no slot is free
    synchronized String acquire(String userId) {
        int own = openByUser.getOrDefault(userId, 0);
        if (own >= perUser) {
            throw tooManyForUser.problem("You have " + own + " open streams, which is the limit");
        }
        if (open >= total) {
            throw tooManyInTotal.problem("This service has " + open + " open streams, which is the limit");
        }
        openByUser.put(userId, own + 1);
        open++;
        return userId;
    }

    synchronized void release(String userId) {
        openByUser.computeIfPresent(userId, (_, own) -> own == 1 ? null : own - 1);
        open--;
    }
}
