package org.meridian.app;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PerspectiveAdapter;

/** Dark where images are read, light in the clinic. */
final class PerspectiveTheme extends PerspectiveAdapter {
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";
    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";

    private final IThemeEngine engine;

    PerspectiveTheme(IThemeEngine engine) {
        this.engine = engine;
    }

    @Override
    public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
        apply(perspective.getId());
    }

    void apply(String perspective) {
        engine.setTheme(ReadingPerspective.ID.equals(perspective) ? DARK : LIGHT, false);
    }
}
