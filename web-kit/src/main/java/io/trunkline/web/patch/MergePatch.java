package io.trunkline.web.patch;

import io.trunkline.web.problem.InputErrors;
import io.trunkline.web.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.validation.Validator;
import org.springframework.web.bind.support.WebExchangeDataBinder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// The body of a PATCH request. A controller declares it as an argument and merges it with the resource while it
/// holds the row's lock, so that two patches of different fields both hold:
/// ```java
/// repository.lock(id).map(carrier -> patch.applyTo(CarrierDraft.of(carrier)))
/// ```
/// An absent field stays, null removes it, which gives it its default, and a list is replaced as a whole.
///
/// A write-only field, such as a password, is never part of the current resource. So null stays null for a field
/// that the resource does not have: the field's type tells it from an absent one, and an unknown field is refused.
public final class MergePatch {
    private final ObjectNode changes;
    private final ObjectMapper mapper;
    private final Validator validator;

    MergePatch(ObjectNode changes, ObjectMapper mapper, Validator validator) {
        this.changes = changes;
        this.mapper = mapper;
        this.validator = validator;
    }

    /// @param current the resource in the form in which PUT would send it
    /// @return the same with the changes, valid by its type's constraints
    /// @throws ProblemException if a field is unknown or has a wrong type, or a constraint is violated
    public <T> T applyTo(T current) {
        ObjectNode merged = mapper.valueToTree(current);
        List<String> writeOnly = changes.properties().stream()
                .filter(change -> change.getValue().isNull() && !merged.has(change.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        merge(merged, changes);
        writeOnly.forEach(merged::putNull);
        T patched = read(merged, current);
        var binder = new WebExchangeDataBinder(patched);
        binder.setValidator(validator);
        binder.validate();
        if (binder.getBindingResult().hasErrors()) {
            throw InputErrors.invalid(binder.getBindingResult());
        }
        return patched;
    }

    /// True if the request names the field, also with null.
    public boolean names(String field) {
        return changes.has(field);
    }

    /// The names in a nested object, without those that are null.
    public Set<String> namesIn(String field) {
        return changes.path(field).properties().stream()
                .filter(change -> !change.getValue().isNull())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private <T> T read(ObjectNode merged, T current) {
        try {
            @SuppressWarnings("unchecked") // the class of a T
            Class<T> type = (Class<T>) current.getClass();
            return mapper.treeToValue(merged, type);
        } catch (JacksonException e) {
            throw InputErrors.unreadable(e);
        }
    }

    private static void merge(ObjectNode target, ObjectNode changes) {
        for (var change : changes.properties()) {
            String field = change.getKey();
            JsonNode value = change.getValue();
            if (value.isNull()) {
                target.remove(field);
            } else if (value instanceof ObjectNode nested) {
                ObjectNode before = target.get(field) instanceof ObjectNode object ? object : target.objectNode();
                merge(before, nested);
                target.set(field, before);
            } else {
                target.set(field, value);
            }
        }
    }
}
