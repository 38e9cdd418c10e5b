// First of all, because the schemas look at the setting when they are made.
import './jitless.ts';
import { Combobox } from './parts/combobox.ts';
import { ReviewPage } from './review-page.ts';
import { AdoptView } from './views/adopt.ts';
import { MergeDialog } from './views/group/merge-dialog.ts';
import { GroupView } from './views/group.ts';
import { GroupsView } from './views/groups.ts';
import { SignIn } from './views/sign-in.ts';
import { TryView } from './views/try.ts';

customElements.define('review-combobox', Combobox);
customElements.define('review-sign-in', SignIn);
customElements.define('review-groups', GroupsView);
customElements.define('review-merge', MergeDialog);
customElements.define('review-group', GroupView);
customElements.define('review-adopt', AdoptView);
customElements.define('review-try', TryView);
customElements.define('review-page', ReviewPage);
