/** The screens to draw, in dp. The names are those of Alexa's viewport profiles; the last but one is a tablet or a phone. */
export interface Profile {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly round: boolean;
  readonly mode: 'HUB' | 'TV';
}

export const PROFILES: readonly Profile[] = [
  { name: 'hubRoundSmall', width: 480, height: 480, round: true, mode: 'HUB' },
  { name: 'hubLandscapeSmall', width: 960, height: 480, round: false, mode: 'HUB' },
  { name: 'hubLandscapeMedium', width: 1024, height: 600, round: false, mode: 'HUB' },
  { name: 'hubLandscapeLarge', width: 1280, height: 800, round: false, mode: 'HUB' },
  { name: 'hubLandscapeXLarge', width: 1920, height: 1080, round: false, mode: 'HUB' },
  { name: 'hubPortraitMedium', width: 1080, height: 1920, round: false, mode: 'HUB' },
  { name: 'mobilePortrait', width: 600, height: 800, round: false, mode: 'HUB' },
  { name: 'tvLandscapeXLarge', width: 960, height: 540, round: false, mode: 'TV' },
];
