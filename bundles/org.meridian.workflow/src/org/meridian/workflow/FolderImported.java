package org.meridian.workflow;

import org.meridian.archive.ImportResult;

/** Files that arrived in the watched folder were imported, or refused. */
public record FolderImported(ImportResult result) {}
