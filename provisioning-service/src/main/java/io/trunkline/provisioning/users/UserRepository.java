package io.trunkline.provisioning.users;

import io.trunkline.provisioning.users.domain.Role;
import io.trunkline.provisioning.users.domain.User;
import io.trunkline.provisioning.users.domain.UserId;
import io.trunkline.provisioning.users.domain.UserStatus;
import io.trunkline.web.paging.PageRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The users that are stored. Deleted ones are never found, and only said again by [#allIncludingDeleted].
public interface UserRepository {

    /// @return an error when the username is another's
    Mono<Void> insert(User user);

    /// Stores the next version of a user that the transaction holds locked.
    Mono<Void> update(User user);

    Mono<User> find(UserId id);

    /// @param username in lower case
    Mono<User> findByUsername(String username);

    /// Finds it and keeps others from changing it until the transaction ends.
    Mono<User> lock(UserId id);

    /// Whether there ever was a user.
    Mono<Boolean> anyEverExisted();

    /// In the order of usernames.
    Mono<List<User>> list(Filter filter, PageRequest page);

    /// Every user, deleted ones too, read `FOR SHARE`.
    Flux<User> allIncludingDeleted();

    /// What a list is narrowed to; null narrows nothing.
    ///
    /// @param search a part of the username or the display name, whatever its case
    record Filter(
            @Nullable Role role,
            @Nullable UUID tenantId,
            @Nullable UserStatus status,
            @Nullable String search) {}
}
