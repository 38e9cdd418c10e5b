import { controls } from './controls.ts';
import { figures } from './figures.ts';
import { frame } from './frame.ts';
import { group } from './group.ts';
import { groups } from './groups.ts';
import { proposal } from './proposal.ts';

/** The page's looks, on top of what it shares with the chat. */
export const styles = [frame, controls, groups, group, proposal, figures];
