/** The note at the folder's root: that nothing here is real, and how it was made. */
export const readmeOf = (seed: number, files: number): string => `示例区绩效数据(虚构)
Example District, fictional data

这里的部门、单位、项目、金额和指标全部是虚构的,由程序按种子 ${seed} 生成,仅供演示和测试。
与任何真实地区、单位和个人无关。共 ${files} 个数据文件;其中约百分之三故意写错,用来演示退回。

Every department, unit, project, amount and indicator here is made up by a program from seed ${seed}, for demonstration and tests.
Any likeness to a real place is chance. ${files} data files; about three in a hundred are wrong on purpose, to show how they are refused.
`;
