/** The provinces as tiles, roughly where they lie: [two digits of the code, short name, column, row]. */
export const TILES: [division: string, name: string, column: number, row: number][] = [
  ['23', '黑龙江', 8, 1],
  ['65', '新疆', 1, 2], ['15', '内蒙古', 5, 2], ['21', '辽宁', 7, 2], ['22', '吉林', 8, 2],
  ['62', '甘肃', 2, 3], ['64', '宁夏', 3, 3], ['14', '山西', 4, 3], ['13', '河北', 5, 3], ['11', '北京', 6, 3], ['12', '天津', 7, 3],
  ['54', '西藏', 1, 4], ['63', '青海', 2, 4], ['61', '陕西', 3, 4], ['41', '河南', 4, 4], ['37', '山东', 5, 4],
  ['51', '四川', 2, 5], ['50', '重庆', 3, 5], ['42', '湖北', 4, 5], ['34', '安徽', 5, 5], ['32', '江苏', 6, 5], ['31', '上海', 7, 5],
  ['53', '云南', 2, 6], ['52', '贵州', 3, 6], ['43', '湖南', 4, 6], ['36', '江西', 5, 6], ['33', '浙江', 6, 6],
  ['45', '广西', 3, 7], ['44', '广东', 4, 7], ['35', '福建', 5, 7], ['71', '台湾', 6, 7],
  ['46', '海南', 3, 8], ['82', '澳门', 4, 8], ['81', '香港', 5, 8],
];

/** No association of the platform is there. */
export const OUTSIDE = new Set(['71', '81', '82']);

/** The two digits of a province's association, undefined for every other organisation. */
export function provinceOf(code: string | undefined): string | undefined {
  return /^KX-(\d\d)0000$/.exec(code ?? '')?.[1];
}
