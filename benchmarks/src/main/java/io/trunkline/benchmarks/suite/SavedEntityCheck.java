package io.trunkline.benchmarks.suite;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.suite.SuiteClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads acknowledged entities again.
public final class SavedEntityCheck {
    private static final Duration APPLIED_TIMEOUT = Duration.ofMinutes(1);

    private final SuiteClient api;

    public SavedEntityCheck(SuiteClient api) {
        this.api = api;
    }

    /// @return one line for each entity that cannot be read as it was saved, or is not in Asterisk's tables in time
    public List<String> findLost(List<SavedEntity> entities) {
        List<String> lost = new ArrayList<>();
        entities.forEach(entity -> problem(entity).ifPresent(lost::add));
        return lost;
    }

    private Optional<String> problem(SavedEntity entity) {
        JsonNode found;
        try {
            found = api.get(entity.service(), entity.path());
        } catch (SuiteClient.RequestFailedException e) {
            return Optional.of(e.toString());
        }
        if (!entity.value().equals(found.path(entity.field()).asString(""))) {
            return Optional.of(entity + " is now " + found);
        }
        return entity.path().contains("/clients/") ? awaitApplied(entity) : Optional.empty();
    }

    private Optional<String> awaitApplied(SavedEntity entity) {
        try {
            Await.until(
                    entity.path() + " is in Asterisk's tables",
                    APPLIED_TIMEOUT,
                    () -> isApplied(api.get(entity.service(), entity.path())));
            return Optional.empty();
        } catch (AssertionError late) {
            return Optional.of(String.valueOf(late.getMessage()));
        }
    }

    private static boolean isApplied(JsonNode entity) {
        return entity.path("applied").path("version").asLong(-1)
                == entity.get("version").asLong();
    }
}
