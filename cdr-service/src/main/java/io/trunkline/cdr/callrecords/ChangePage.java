package io.trunkline.cdr.callrecords;

import java.util.List;

/// The next changes of call records.
///
/// @param items records in the order of their changes, each in its latest revision
/// @param next the cursor to send as `after`, now or later
/// @param more whether there are further changes now
record ChangePage(List<CallRecordView> items, String next, boolean more) {
    ChangePage {
        items = List.copyOf(items);
    }
}
