package io.trunkline.provisioning.users;

import io.trunkline.provisioning.users.domain.Role;
import io.trunkline.provisioning.users.domain.User;
import io.trunkline.provisioning.users.domain.UserId;
import io.trunkline.provisioning.users.domain.UserStatus;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Stores users. Only [#lockPageForShare] returns deleted ones.
public interface UserRepository {

    /// @return fails with `user.username-taken`
    Mono<Void> insert(User user);

    /// Stores the next version of a user. The transaction has locked its row.
    Mono<Void> update(User user);

    Mono<User> find(UserId id);

    /// @param username in lower case
    Mono<User> findByUsername(String username);

    /// Finds it and locks its row until the transaction ends.
    Mono<User> lock(UserId id);

    /// Whether there is or was any user.
    Mono<Boolean> anyEverExisted();

    /// Can be sorted by `username` and `createdAt`.
    Mono<Page<User>> list(Filter filter, PageRequest page);

    /// The next users after an id, sorted by id. Includes deleted ones. Locks their rows against changes until the
    /// transaction ends.
    Mono<List<User>> lockPageForShare(UserId after, int limit);

    /// Filters of a list; an empty one matches every user.
    ///
    /// @param search part of the username or the display name; case is ignored
    record Filter(
            List<Role> roles,
            List<UserStatus> statuses,
            Optional<UUID> tenantId,
            Optional<String> username,
            Optional<String> search) {}
}
