package org.meridian.archive.internal.quality;

import org.meridian.archive.internal.quality.SliceRules.Slice;
import org.meridian.archive.quality.Remark;
import org.meridian.archive.quality.SourceKey;

import java.util.List;
import java.util.Optional;

/**
 * What the rules say of one object.
 *
 * @param slice where it lies, for the rules on the whole series
 */
public record Examination(SourceKey source, List<Remark> remarks, Optional<Slice> slice) {}
