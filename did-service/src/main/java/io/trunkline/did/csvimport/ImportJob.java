package io.trunkline.did.csvimport;

import io.trunkline.did.csvimport.ApplyFile.Target;
import io.trunkline.did.csvimport.domain.LargeFile.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An import that runs in the background.
///
/// @param mapping the part `mapping` of the request
/// @param size of the file in bytes
/// @param header the names of its columns, as they are in the file
/// @param next where the next page of rows begins
/// @param pages how many were imported
record ImportJob(
        Target target,
        @Nullable String mapping,
        long size,
        String encoding,
        char separator,
        List<String> header,
        Position next,
        int pages) {}
