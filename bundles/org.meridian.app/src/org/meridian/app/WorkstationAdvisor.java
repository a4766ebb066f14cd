package org.meridian.app;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.eclipse.ui.statushandlers.StatusManager;
import org.meridian.core.text.Texts;
import org.meridian.ui.admin.AdministrationActions;
import org.meridian.ui.archive.UpkeepActions;
import org.meridian.workflow.Protection;
import org.meridian.workflow.Workstation;

import java.util.Map;
import java.util.Optional;

/** The window's frame: perspectives and their looks, menu, status line, the welcome at first. */
final class WorkstationAdvisor extends WorkbenchAdvisor {
    private final Workstation workstation;
    private final boolean firstStart;
    private final boolean sampleWanted;
    private Optional<LockedDisplay> lock = Optional.empty();

    WorkstationAdvisor(Workstation workstation, boolean firstStart, boolean sampleWanted) {
        this.workstation = workstation;
        this.firstStart = firstStart;
        this.sampleWanted = sampleWanted;
    }

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        configurer.setSaveAndRestore(true);
    }

    @Override
    public void preStartup() {
        LayoutLabels.renew(getWorkbenchConfigurer().getWorkbench());
    }

    @Override
    public void postStartup() {
        IWorkbench workbench = getWorkbenchConfigurer().getWorkbench();
        NewUser newUser = new NewUser(workbench, workstation);
        lock =
                Optional.of(
                        new LockedDisplay(workbench, workstation.screenLock(), newUser::takeOver));
    }

    @Override
    public void postShutdown() {
        lock.ifPresent(LockedDisplay::close);
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return ReadingPerspective.ID;
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(
            IWorkbenchWindowConfigurer configurer) {
        return new WindowAdvisor(configurer);
    }

    private final class WindowAdvisor extends WorkbenchWindowAdvisor {
        private static final int WIDTH = 1366;
        private static final int HEIGHT = 768;

        WindowAdvisor(IWorkbenchWindowConfigurer configurer) {
            super(configurer);
        }

        @Override
        public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
            return new Menus(configurer, workstation);
        }

        @Override
        public void preWindowOpen() {
            IWorkbenchWindowConfigurer window = getWindowConfigurer();
            window.setInitialSize(new Point(WIDTH, HEIGHT));
            window.setShowStatusLine(true);
            window.setShowCoolBar(false);
            window.setShowPerspectiveBar(true);
            window.setTitle(Texts.of(WorkstationAdvisor.class).get("product"));
        }

        @Override
        public void postWindowOpen() {
            IWorkbenchWindow window = getWindowConfigurer().getWindow();
            PerspectiveTheme theme = new PerspectiveTheme(window.getService(IThemeEngine.class));
            window.addPerspectiveListener(theme);
            StatusTrim.add(window);
            IWorkbenchPage page = window.getActivePage();
            IPerspectiveDescriptor perspective = page.getPerspective();
            theme.apply(perspective.getId());
            if (firstStart) {
                try {
                    page.showView(Views.WELCOME);
                } catch (PartInitException e) {
                    StatusManager.getManager().handle(e.getStatus(), StatusManager.LOG);
                }
            }
            if (sampleWanted) {
                SampleData.create(workstation, window.getShell().getDisplay());
            }
        }
    }

    /** The menu: what belongs to no single view. */
    private static final class Menus extends ActionBarAdvisor {
        private final Workstation workstation;

        Menus(IActionBarConfigurer configurer, Workstation workstation) {
            super(configurer);
            this.workstation = workstation;
        }

        @Override
        protected void makeActions(IWorkbenchWindow window) {
            Texts texts = Texts.of(WorkstationAdvisor.class);
            named(ActionFactory.PREFERENCES.create(window), texts.get("menu.preferences"));
            named(ActionFactory.QUIT.create(window), texts.get("menu.quit"));
            named(ActionFactory.UNDO.create(window), texts.get("menu.undo"));
            named(ActionFactory.DELETE.create(window), texts.get("menu.delete"));
        }

        /** The platform names its actions in English alone. */
        private void named(IAction action, String text) {
            action.setText(text);
            register(action);
        }

        @Override
        protected void fillMenuBar(IMenuManager bar) {
            Texts texts = Texts.of(WorkstationAdvisor.class);
            IWorkbenchWindow window = getActionBarConfigurer().getWindowConfigurer().getWindow();
            Protection protection = workstation.protection();
            MenuManager file = new MenuManager(texts.get("menu.file"), "file");
            file.add(new LanguageAction(Language.ENGLISH));
            file.add(new LanguageAction(Language.CHINESE));
            file.add(
                    new Action(texts.get("menu.passphrase")) {
                        @Override
                        public void run() {
                            PassphraseDialog.passphrase(window.getShell(), protection);
                        }
                    });
            file.add(
                    new Action(texts.get("menu.code")) {
                        @Override
                        public void run() {
                            PassphraseDialog.newCode(window.getShell(), protection);
                        }
                    });
            new UpkeepActions(window::getShell, workstation).addTo(file);
            file.add(
                    new CommandContributionItem(
                            new CommandContributionItemParameter(
                                    window,
                                    LockHandler.COMMAND,
                                    LockHandler.COMMAND,
                                    Map.of(),
                                    null,
                                    null,
                                    null,
                                    texts.get("menu.lock"),
                                    null,
                                    null,
                                    CommandContributionItem.STYLE_PUSH,
                                    null,
                                    true)));
            file.add(getAction(ActionFactory.PREFERENCES.getId()));
            file.add(getAction(ActionFactory.QUIT.getId()));
            MenuManager edit = new MenuManager(texts.get("menu.edit"), "edit");
            edit.add(getAction(ActionFactory.UNDO.getId()));
            edit.add(getAction(ActionFactory.DELETE.getId()));
            MenuManager view = new MenuManager(texts.get("menu.window"), "window");
            MenuManager perspectives = new MenuManager(texts.get("menu.perspectives"));
            perspectives.add(ContributionItemFactory.PERSPECTIVES_SHORTLIST.create(window));
            view.add(perspectives);
            MenuManager views = new MenuManager(texts.get("menu.views"));
            views.add(ContributionItemFactory.VIEWS_SHORTLIST.create(window));
            view.add(views);
            MenuManager help = new MenuManager(texts.get("menu.help"), "help");
            help.add(
                    new Action(texts.get("menu.about")) {
                        @Override
                        public void run() {
                            new AboutDialog(window.getShell()).open();
                        }
                    });
            bar.add(file);
            bar.add(edit);
            bar.add(view);
            bar.add(administration(window, texts));
            bar.add(help);
        }

        /** Filled when it is shown, for another user may have taken over. */
        private MenuManager administration(IWorkbenchWindow window, Texts texts) {
            AdministrationActions actions = new AdministrationActions(window, workstation);
            MenuManager menu = new MenuManager(texts.get("menu.administration"), "administration");
            menu.setRemoveAllWhenShown(true);
            menu.addMenuListener(shown -> actions.all().forEach(shown::add));
            return menu;
        }
    }
}
