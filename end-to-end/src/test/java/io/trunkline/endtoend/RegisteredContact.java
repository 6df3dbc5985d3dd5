package io.trunkline.endtoend;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippAnswerer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The contact that the node has registered for an account: where a registrar sends the calls of that account.
///
/// @param user of the URI
/// @param line its parameter by which the node knows the registration, such as `;line=abc`
record RegisteredContact(String user, String line) {
    private static final Pattern CONTACT = Pattern.compile("<sips?:([^@>]*)@[^>;]*[^>]*?(;line=[^;>]*)[^>]*>.*");

    /// Waits until the account has registered.
    ///
    /// @param account the user of the address of record
    static RegisteredContact await(SippAnswerer registrar, String account) {
        Await.until(account + " has registered", () -> find(registrar, account).isPresent());
        return find(registrar, account).orElseThrow();
    }

    private static Optional<RegisteredContact> find(SippAnswerer registrar, String account) {
        return registrar.log().receivedRequests("REGISTER").stream()
                .filter(register -> register.toUser().equals(account))
                .flatMap(register -> register.header("Contact").stream())
                .map(CONTACT::matcher)
                .filter(Matcher::matches)
                .map(contact -> new RegisteredContact(contact.group(1), contact.group(2)))
                .reduce((_, last) -> last);
    }
}
