import { buttonContext, encodeButton, type Button } from '../../conversation/button.ts';
import type { RenderFor } from '../../conversation/renderer.ts';
import type { Translator } from '../../conversation/translator.ts';
import type { Act, Choice } from '../../conversation/view.ts';
import type { Sealer } from '../../ports/sealer.ts';
import { graphemesWithin, LIMITS, TemplateError } from './limits.ts';

/** Turns a choice into LINE's action object; what it does is sealed for the one it is shown to. */
export function choiceAction(
  choice: Choice,
  target: RenderFor,
  { translator, sealer }: { translator: Translator; sealer: Sealer },
): Record<string, unknown> {
  const { act } = choice;
  const label = translator.text(choice.label, target.lang, choice.params, target);
  if (label === '' || !graphemesWithin(label, LIMITS.label))
    throw new TemplateError(`label ${choice.label} must have 1 to ${LIMITS.label} letters`);
  switch (act.do) {
    case 'step':
    case 'verb': {
      const data = sealed(buttonOf(act, target), target, sealer);
      return {
        type: 'postback',
        label,
        data,
        displayText: echoOf(choice, label, target, translator),
      };
    }
    case 'pick-date':
    case 'pick-datetime': {
      const data = sealed(buttonOf(act, target), target, sealer);
      return { type: 'datetimepicker', label, data, ...pickerOf(act) };
    }
    case 'say': {
      const text = translator.text(act.text.t, target.lang);
      return { type: 'message', label, text: within(text, LIMITS.messageActionText, choice) };
    }
    case 'open':
      return { type: 'uri', label, uri: within(act.url, LIMITS.uri, choice) };
    case 'copy': {
      const clipboardText = within(act.text, LIMITS.clipboardText, choice);
      return { type: 'clipboard', label, clipboardText };
    }
    case 'camera-roll':
      return { type: 'cameraRoll', label };
  }
}

type Sealed = Extract<Act, { do: 'step' | 'verb' | 'pick-date' | 'pick-datetime' }>;
type Picker = Extract<Act, { do: 'pick-date' | 'pick-datetime' }>;

function buttonOf(act: Sealed, { run }: RenderFor): Button {
  if (act.do === 'verb') return { kind: 'verb', verb: act.verb, ref: act.ref ?? '' };
  if (run === undefined) throw new TemplateError(`a ${act.do} button outside a step`);
  return { kind: 'step', ...run, value: act.value };
}

function sealed(button: Button, target: RenderFor, sealer: Sealer): string {
  const token = sealer.sealToken(encodeButton(button), buttonContext(target.audience));
  if (token.length > LIMITS.postbackData) throw new TemplateError('a button says too much');
  return token;
}

function echoOf(choice: Choice, label: string, target: RenderFor, translator: Translator): string {
  if (choice.echo === undefined) return label;
  const text = translator.text(choice.echo.t, target.lang, choice.echo.params, target);
  if (text === '' || !graphemesWithin(text, LIMITS.displayText))
    throw new TemplateError(`echo ${choice.echo.t} must have 1 to ${LIMITS.displayText} letters`);
  return text;
}

function pickerOf(act: Picker): Record<string, string> {
  const picker: Record<string, string> = { mode: act.do === 'pick-date' ? 'date' : 'datetime' };
  if (act.initial !== undefined) picker['initial'] = act.initial;
  if (act.min !== undefined) picker['min'] = act.min;
  if (act.max !== undefined) picker['max'] = act.max;
  return picker;
}

function within(text: string, max: number, choice: Choice): string {
  if (text === '' || text.length > max)
    throw new TemplateError(`what ${choice.label} does must have 1 to ${max} characters`);
  return text;
}
